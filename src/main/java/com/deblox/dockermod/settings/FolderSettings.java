package com.deblox.dockermod.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.StandardEnvironment;

/**
 * The settings of a node that is started in some folder, as Spring finds them, read
 * without starting anything.
 */
public final class FolderSettings {

	private static final String LOCATION = "spring.config.location";

	private static final List<String> TLS = List.of("server.ssl.bundle", "server.ssl.certificate",
			"server.ssl.key-store");

	private FolderSettings() {
	}

	/**
	 * All that a node there would have: of the jar, the folder's files, and this
	 * process's variables.
	 * @param folder the folder
	 * @return the settings
	 * @throws RuntimeException if a file cannot be read
	 */
	public static StandardEnvironment whole(Path folder) {
		Map<String, Object> places = new LinkedHashMap<>();
		places.put(LOCATION, "classpath:/," + files(folder));
		places.put("dockermod.folder", folder.toAbsolutePath().toString());
		return read(new StandardEnvironment(), places);
	}

	/**
	 * What stands in the folder's own files and nowhere else.
	 * @param folder the folder
	 * @return the settings
	 * @throws RuntimeException if a file cannot be read
	 */
	public static StandardEnvironment written(Path folder) {
		StandardEnvironment environment = new StandardEnvironment();
		// the variables of this shell are not the node's
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		return read(environment, Map.of(LOCATION, files(folder)));
	}

	/** As Spring Boot has it, but of that folder in place of this process's. */
	private static String files(Path folder) {
		String place = "optional:file:" + folder.toAbsolutePath() + "/";
		return place + "," + place + "config/";
	}

	private static StandardEnvironment read(StandardEnvironment environment, Map<String, Object> places) {
		environment.getPropertySources().addFirst(new MapPropertySource("places", places));
		ConfigDataEnvironmentPostProcessor.applyTo(environment);
		// a setting is found however it is spelt
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

	/**
	 * Whether callers are served with TLS.
	 * @param settings the settings
	 * @return whether keys are set, and not switched off
	 */
	public static boolean isTls(PropertyResolver settings) {
		return settings.getProperty("server.ssl.enabled", "true").equals("true")
				&& TLS.stream().anyMatch(settings::containsProperty);
	}

}
