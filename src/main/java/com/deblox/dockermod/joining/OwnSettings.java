package com.deblox.dockermod.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What a user wrote into {@code application.yaml}.
 */
final class OwnSettings {

	/** What {@code cluster.yaml} says, and would not if it stood there too. */
	private static final List<String> OURS = List.of("server.address", "server.port", "dockermod.cluster-address",
			"dockermod.members.interface", "dockermod.members.port", "dockermod.members.addresses",
			"dockermod.members.addresses[0]", "dockermod.security.secret", "dockermod.security.secret-file",
			"dockermod.security.token", "dockermod.security.token-file");

	private final StandardEnvironment environment;

	private OwnSettings(StandardEnvironment environment) {
		this.environment = environment;
	}

	static OwnSettings of(Path folder) {
		StandardEnvironment environment = new StandardEnvironment();
		// the variables of this shell are not the node's
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		String place = "optional:file:" + folder + "/";
		environment.getPropertySources()
			.addFirst(
					new MapPropertySource("places", Map.of("spring.config.location", place + "," + place + "config/")));
		try {
			ConfigDataEnvironmentPostProcessor.applyTo(environment);
		}
		catch (RuntimeException ex) {
			throw new JoiningException("application.yaml in " + folder + " cannot be read: " + ex.getMessage(), ex);
		}
		ConfigurationPropertySources.attach(environment);
		return new OwnSettings(environment);
	}

	List<String> conflicts() {
		return OURS.stream().filter(this.environment::containsProperty).toList();
	}

	boolean isTls() {
		return this.environment.getProperty("server.ssl.enabled", "true").equals("true")
				&& List.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store")
					.stream()
					.anyMatch(this.environment::containsProperty);
	}

}
