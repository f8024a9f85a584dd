package com.deblox.dockermod.original;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/**
 * Understands {@code -conf conf.json -cluster -cluster-host HOST}. What the options say
 * counts as what is said on the command line; what the file says counts less than the
 * environment, and more than {@code application.yaml}, since it was named for this start.
 */
final class OriginalCommandLine implements EnvironmentPostProcessor, Ordered {

	private static final String COMMAND_LINE = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;

	private final Log log;

	OriginalCommandLine(DeferredLogFactory logs) {
		this.log = logs.getLog(OriginalCommandLine.class);
	}

	/** The files of settings have been read: whether there is a secret is known. */
	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		understand(environment, this.log::warn);
	}

	static void understand(ConfigurableEnvironment environment, Consumer<String> warnings) {
		OriginalOptions options = OriginalOptions.of(words(environment), warnings);
		if (options == null) {
			return;
		}
		MutablePropertySources sources = environment.getPropertySources();
		if (options.conf() != null) {
			sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new MapPropertySource(options.conf().toString(), OriginalFile.read(options.conf(), warnings)));
		}
		sources.addAfter(COMMAND_LINE, new MapPropertySource("the original's options", settings(options, environment)));
	}

	private static List<String> words(ConfigurableEnvironment environment) {
		PropertySource<?> commandLine = environment.getPropertySources().get(COMMAND_LINE);
		Object words = (commandLine != null)
				? commandLine.getProperty(CommandLinePropertySource.DEFAULT_NON_OPTION_ARGS_PROPERTY_NAME) : null;
		return (words != null) ? List.of(StringUtils.commaDelimitedListToStringArray(words.toString())) : List.of();
	}

	private static Map<String, Object> settings(OriginalOptions options, ConfigurableEnvironment environment) {
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put("dockermod.join", options.cluster());
		String host = options.clusterHost();
		if (host != null) {
			InetAddress address = ClusterHost.address(host, environment);
			settings.put("dockermod.members.interface", address.getHostAddress());
			if (!ClusterHost.isServingAddressSet(environment)) {
				settings.put("server.address", address.getHostAddress());
			}
		}
		return settings;
	}

}
