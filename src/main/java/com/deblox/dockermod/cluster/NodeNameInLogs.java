package com.deblox.dockermod.cluster;

import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Has the node's name stand in each log line, of several nodes in one place too. Logs
 * begin before there are beans, so it is a property that the pattern refers to.
 */
final class NodeNameInLogs implements EnvironmentPostProcessor {

	static final String PROPERTY = "dockermod.node.in-logs";

	private static final String UNKNOWN = "?";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		environment.getPropertySources().addLast(new MapPropertySource(PROPERTY, Map.of(PROPERTY, name(environment))));
	}

	/** A wrong one stops the start a moment later, and says so. */
	private static String name(ConfigurableEnvironment environment) {
		String set = environment.getProperty("dockermod.node.name");
		try {
			String name = (set != null) ? set : NodeProperties.hostName();
			return NodeName.isValid(name) ? name : UNKNOWN;
		}
		catch (IllegalArgumentException ex) {
			return UNKNOWN;
		}
	}

}
