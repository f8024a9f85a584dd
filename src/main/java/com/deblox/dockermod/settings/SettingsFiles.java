package com.deblox.dockermod.settings;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Files of settings that are missing, or are not YAML.
 */
final class SettingsFiles implements FailureAnalyzer {

	private static final List<String> FILES = List.of("config/application.yaml", "config/application.yml",
			"application.yaml", "application.yml", "cluster.yaml");

	private static final Pattern OURS = Pattern.compile("(^|/)(application\\S*|cluster)\\.(yaml|yml|properties) ");

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConfigDataException) {
				return new FailureAnalysis(cause.getMessage() + ": one that can be read is allowed", null, cause);
			}
			if (cause instanceof FileNotFoundException && OURS.matcher(String.valueOf(cause.getMessage())).find()) {
				return new FailureAnalysis(cause.getMessage() + ": a file that this user can read is allowed", null,
						cause);
			}
			if (cause instanceof MarkedYAMLException mistake) {
				return new FailureAnalysis(file(mistake) + " is not YAML at " + YamlFile.place(mistake) + ", "
						+ mistake.getProblem() + ": keys that are there once, and are indented alike, are allowed",
						null, cause);
			}
		}
		return null;
	}

	private static String file(MarkedYAMLException mistake) {
		return FILES.stream()
			.filter((name) -> new YamlFile(Path.of(name)).mistake().equals(YamlFile.place(mistake)))
			.findFirst()
			.orElse("A file of settings");
	}

}
