package com.deblox.dockermod.original;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.deblox.dockermod.settings.Within;
import com.deblox.dockermod.settings.WrongSettingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The original's {@code conf.json}: its keys as the settings of today.
 */
final class OriginalFile {

	private static final String DOCKER_HOST = "dockerHost";

	private static final String DOCKER_PORT = "dockerPort";

	/** As the original's description has it, for who names only one of the two. */
	private static final String USUAL_HOST = "localhost";

	private static final int USUAL_PORT = 5555;

	private static final Map<String, String> WITHOUT_COUNTERPART = Map.of("main", "the jar is the program", "services",
			"every node tracks its containers and serves HTTP", "announceInterval",
			"nodes see each other come and go by themselves");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private final Path path;

	private final Consumer<String> warnings;

	private final Map<String, Object> settings = new LinkedHashMap<>();

	private OriginalFile(Path path, Consumer<String> warnings) {
		this.path = path;
		this.warnings = warnings;
	}

	/**
	 * Read the file.
	 * @param path the file
	 * @param warnings is told what has no counterpart, and why
	 * @return the settings that it means
	 */
	static Map<String, Object> read(Path path, Consumer<String> warnings) {
		OriginalFile file = new OriginalFile(path, warnings);
		JsonNode object = file.object();
		object.properties().forEach((field) -> file.add(field.getKey(), field.getValue()));
		file.daemon(object);
		return file.settings;
	}

	private JsonNode object() {
		try {
			JsonNode read = JSON.readTree(Files.readString(this.path));
			if (read == null || !read.isObject()) {
				throw refused("which holds no JSON object", null);
			}
			return read;
		}
		catch (JacksonException ex) {
			throw refused("which is not JSON at line " + ex.getLocation().getLineNr() + ", column "
					+ ex.getLocation().getColumnNr(), ex);
		}
		catch (NoSuchFileException ex) {
			throw refused("which does not exist", ex);
		}
		catch (IOException ex) {
			throw refused("which cannot be read", ex);
		}
	}

	private WrongSettingException refused(String why, @Nullable Exception cause) {
		return new WrongSettingException(
				"-conf is " + this.path + ", " + why + ": a file with a JSON object is allowed", cause);
	}

	private void add(String key, JsonNode value) {
		switch (key) {
			case DOCKER_HOST, DOCKER_PORT -> {
			}
			case "clusterAddress" -> this.settings.put("dockermod.cluster-address", text(key, value));
			case "trackingServiceInterval" -> this.settings.put("dockermod.tracking-interval", time(key, value));
			case "taskTimeout" -> this.settings.put("dockermod.task-timeout", time(key, value));
			default -> this.warnings.accept(key + " of " + this.path + " "
					+ (WITHOUT_COUNTERPART.containsKey(key) ? "has no counterpart: " + WITHOUT_COUNTERPART.get(key)
							: "is no key of the original's, and is not used"));
		}
	}

	private void daemon(JsonNode object) {
		if (object.has(DOCKER_HOST) || object.has(DOCKER_PORT)) {
			String host = object.has(DOCKER_HOST) ? text(DOCKER_HOST, object.get(DOCKER_HOST)) : USUAL_HOST;
			long port = object.has(DOCKER_PORT) ? number(DOCKER_PORT, object.get(DOCKER_PORT), 1, Within.MOST_PORTS)
					: USUAL_PORT;
			this.settings.put("dockermod.docker.host", "tcp://" + host + ":" + port);
		}
	}

	private String text(String key, JsonNode value) {
		if (!value.isString() || value.asString().isBlank()) {
			throw wrong(key, value, "a text");
		}
		return value.asString();
	}

	private String time(String key, JsonNode value) {
		return number(key, value, 1, Integer.MAX_VALUE) + "ms";
	}

	private long number(String key, JsonNode value, long least, long most) {
		if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
			throw wrong(key, value, "a whole number from " + least + " to " + most);
		}
		return value.asLong();
	}

	private WrongSettingException wrong(String key, JsonNode value, String allowed) {
		return new WrongSettingException(key + " of " + this.path + " is " + value + ": " + allowed + " is allowed");
	}

}
