package com.deblox.dockermod.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Stops the start where something is set that is no setting: who mistypes a name would
 * run with the default and not know. Of the environment's variables only those are
 * refused that are almost the name of a setting: others may be somebody else's.
 */
final class UnknownSettings implements EnvironmentPostProcessor, Ordered {

	private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("dockermod");

	/** After all that brings settings, and before what adds its own. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		KnownSettings known = new KnownSettings();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource names) {
				boolean shared = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
				names.stream().filter(OURS::isAncestorOf).forEach((name) -> check(name, source, shared, known));
			}
		}
	}

	private static void check(ConfigurationPropertyName name, ConfigurationPropertySource source, boolean shared,
			KnownSettings known) {
		String written = name.toString();
		if (known.contains(written)) {
			return;
		}
		ConfigurationProperty property = source.getConfigurationProperty(name);
		if (known.isGroup(written) && property != null && String.valueOf(property.getValue()).isEmpty()) {
			return;
		}
		String nearest = known.nearest(written);
		if (nearest != null) {
			throw new WrongSettingException(
					written + " is not a setting" + from(property) + ": did you mean " + nearest + "?");
		}
		if (!shared) {
			throw new WrongSettingException(
					written + " is not a setting" + from(property) + ": those of docs/settings.md are allowed");
		}
	}

	private static String from(@Nullable ConfigurationProperty property) {
		Origin origin = (property != null) ? property.getOrigin() : null;
		return (origin != null) ? " (" + origin.toString().replaceAll("URL \\[file:|^file \\[|[\"\\[\\]]", "") + ")"
				: "";
	}

}
