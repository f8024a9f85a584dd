package com.deblox.dockermod.settings;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ResourceUtils;

/**
 * Looks at what the logging is told before the logging does, which would fail with a
 * stack trace, or go on without its file.
 */
final class LoggingSettings implements EnvironmentPostProcessor, Ordered {

	private static final List<String> FORMATS = List.of("ecs", "gelf", "logstash");

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		for (String output : List.of("console", "file")) {
			String setting = "logging.structured.format." + output;
			String format = environment.getProperty(setting, "");
			if (!format.isEmpty() && !format.contains(".") && !FORMATS.contains(format)) {
				throw new WrongSettingException(
						setting + " is " + format + ": " + String.join(" or ", FORMATS) + " is allowed");
			}
		}
		requireThere("logging.config", environment.getProperty("logging.config", ""));
		requireWritable("logging.file.name", environment.getProperty("logging.file.name"), false);
		requireWritable("logging.file.path", environment.getProperty("logging.file.path"), true);
	}

	private static void requireThere(String setting, String location) {
		try {
			if (!location.isEmpty() && !ResourceUtils.getFile(location).canRead()) {
				throw new FileNotFoundException(location);
			}
		}
		catch (FileNotFoundException ex) {
			throw new WrongSettingException(setting + " is " + location + ": a file that can be read is allowed", ex);
		}
	}

	/** What is not there must be creatable in the nearest folder that is. */
	private static void requireWritable(String setting, @Nullable String value, boolean folder) {
		if (value == null || value.isEmpty()) {
			return;
		}
		Path path = Path.of(value).toAbsolutePath();
		Path there = path;
		while (there != null && !Files.exists(there)) {
			there = there.getParent();
		}
		boolean fits = there != null && Files.isWritable(there)
				&& (there.equals(path) ? Files.isDirectory(path) == folder : Files.isDirectory(there));
		if (!fits) {
			throw new WrongSettingException(setting + " is " + value + ": a " + (folder ? "folder" : "file")
					+ " that this user can write is allowed");
		}
	}

}
