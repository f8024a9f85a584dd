package com.deblox.dockermod.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.internal.config.SchemaViolationConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * What is wrong in {@code hazelcast.yaml}: Hazelcast knows which keys there are, and does
 * not say where the wrong one stands.
 */
final class HazelcastFile implements FailureAnalyzer {

	private static final Pattern EXTRANEOUS = Pattern.compile("extraneous key \\[(.*)] is not permitted");

	private static final Pattern MISSING = Pattern.compile("Hazelcast configuration does not exist '(.*)'");

	private final String file;

	HazelcastFile(@Nullable Environment environment) {
		String set = (environment != null) ? environment.getProperty("spring.hazelcast.config") : null;
		this.file = ((set != null) ? set : "hazelcast.yaml").replaceFirst("^file:(//)?", "");
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SchemaViolationConfigurationException violation) {
				return new FailureAnalysis(violation(violation), null, cause);
			}
			if (cause instanceof InvalidConfigurationException invalid) {
				return new FailureAnalysis(invalid(invalid), null, cause);
			}
			if (String.valueOf(cause.getMessage()).contains("neither valid XML nor valid YAML")) {
				return new FailureAnalysis(notYaml(), null, cause);
			}
			Matcher missing = MISSING.matcher(String.valueOf(cause.getMessage()));
			if (missing.find()) {
				return new FailureAnalysis("spring.hazelcast.config is " + this.file
						+ ", which does not exist: a file as hazelcast.yaml is allowed", null, cause);
			}
		}
		return null;
	}

	/**
	 * The innermost violation says what is wrong, those around it where else it could be
	 * right.
	 */
	private String violation(SchemaViolationConfigurationException violation) {
		SchemaViolationConfigurationException inner = violation;
		while (!inner.getErrors().isEmpty()) {
			inner = inner.getErrors().getFirst();
		}
		String[] keys = Arrays.stream(inner.getInstanceLocation().split("/", -1))
			.filter((key) -> !key.isEmpty() && !key.equals("#"))
			.toArray(String[]::new);
		Matcher extraneous = EXTRANEOUS.matcher(String.valueOf(inner.getMessage()));
		if (extraneous.find()) {
			String[] all = Arrays.copyOf(keys, keys.length + 1);
			all[keys.length] = extraneous.group(1);
			return String.join(".", all) + " is not a setting of Hazelcast" + at(all)
					+ ": those of its own reference are allowed";
		}
		return String.join(".", keys) + " is not what is allowed" + at(keys) + ": " + inner.getMessage();
	}

	private String at(String... keys) {
		int line = new YamlFile(Path.of(this.file)).line(keys);
		return (line > 0) ? " (" + this.file + ", line " + line + ")" : " (" + this.file + ")";
	}

	private String invalid(InvalidConfigurationException invalid) {
		boolean yaml = new YamlFile(Path.of(this.file)).mistake().isEmpty();
		return yaml ? this.file + " is not what is allowed: " + invalid.getMessage() : notYaml();
	}

	private String notYaml() {
		return this.file + " is not YAML at " + new YamlFile(Path.of(this.file)).mistake()
				+ ": indented keys and values are allowed";
	}

}
