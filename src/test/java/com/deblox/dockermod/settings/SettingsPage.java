package com.deblox.dockermod.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page of all settings, and the list of their names, as the build describes them.
 */
final class SettingsPage {

	private static final Path DESCRIPTION = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	/** Title, and the beginnings of the names below it. */
	private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

	static {
		GROUPS.put("Where callers are served", List.of("server.address", "server.port", "dockermod.socket"));
		GROUPS.put("This node", List.of("dockermod.node.", "dockermod.templates"));
		GROUPS.put("The Docker daemon of this host", List.of("dockermod.docker."));
		GROUPS.put("The cluster", List.of("dockermod.cluster-address", "dockermod.join", "dockermod.members.",
				"dockermod.tracking-interval", "dockermod.lost-node-retention", "spring.hazelcast."));
		GROUPS.put("Secret and tokens", List.of("dockermod.security."));
		GROUPS.put("TLS for callers", List.of("server.ssl."));
		GROUPS.put("Requests",
				List.of("dockermod.task-timeout", "dockermod.new-container-timeout", "dockermod.max-instances"));
		GROUPS.put("The bus", List.of("dockermod.bus."));
		GROUPS.put("Logs", List.of("logging."));
		GROUPS.put("Traces", List.of("management.opentelemetry.", "management.tracing."));
		GROUPS.put("Health and metrics", List.of("management."));
		GROUPS.put("More", List.of(""));
	}

	private static final Map<String, String> TYPES = Map.of("java.lang.Integer", "number", "java.lang.Double", "number",
			"java.time.Duration", "time", "java.nio.file.Path", "path", "java.lang.Boolean", "`true` or `false`",
			"java.net.URI", "address");

	private final Map<String, JsonNode> settings = new TreeMap<>();

	SettingsPage() {
		for (JsonNode property : new JsonMapper().readTree(DESCRIPTION).path("properties")) {
			this.settings.put(name(property), property);
		}
		for (JsonNode property : new JsonMapper().readTree(Path.of("src/test/resources/settings/spring.json"))) {
			this.settings.put(name(property), property);
		}
	}

	private static String name(JsonNode property) {
		return property.path("name").asString() + (isMap(property) ? ".*" : "");
	}

	private static boolean isMap(JsonNode property) {
		return property.path("type").asString("").startsWith("java.util.Map");
	}

	/** The names that begin with {@code dockermod}, one a line. */
	String names() {
		return String.join("\n",
				this.settings.keySet().stream().filter((name) -> name.startsWith("dockermod.")).toList()) + "\n";
	}

	Map<String, JsonNode> settings() {
		return this.settings;
	}

	String text() {
		StringBuilder text = new StringBuilder(HEAD);
		List<String> left = new ArrayList<>(this.settings.keySet());
		GROUPS.forEach((title, beginnings) -> {
			List<String> rows = beginnings.stream()
				.flatMap((beginning) -> left.stream().filter((name) -> name.startsWith(beginning)))
				.distinct()
				.toList();
			left.removeAll(rows);
			if (!rows.isEmpty()) {
				text.append("\n## ")
					.append(title)
					.append("\n\n| setting | type | default | what it is |\n|---|---|---|---|\n");
				rows.forEach((name) -> text.append(row(name, Objects.requireNonNull(this.settings.get(name)))));
			}
		});
		return text.toString();
	}

	private static String row(String name, JsonNode property) {
		String value = property.path("defaultValue").asString("");
		String variable = name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT).replace("*", "NAME");
		return "| `" + name + "`<br>`" + variable + "` | " + type(property) + " | "
				+ (value.isEmpty() ? "" : "`" + value + "`") + " | " + described(property) + " |\n";
	}

	private static String type(JsonNode property) {
		String type = property.path("type").asString("");
		return isMap(property) || type.startsWith("java.util.List") ? "texts" : TYPES.getOrDefault(type, "text");
	}

	private static String described(JsonNode property) {
		String text = property.path("description")
			.asString("")
			.replaceAll("\\{@code ([^}]*)}", "`$1`")
			.replace("|", "\\|");
		return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (text.endsWith(".") ? "" : ".");
	}

	private static final String HEAD = """
			# Settings

			Each is optional. A node reads, and what stands first wins:

			1. its command line: `--dockermod.task-timeout=5s`; and the [original's options](original.md)
			2. Java's system properties (`-D`), then environment variables, whose names stand below the settings'
			3. the original's `conf.json`, if it is named by `-conf`
			4. `config/application.yaml`, then `application.yaml`, in the folder where it is started (of the package: `/etc/dockermod`)
			5. `cluster.yaml` in that folder, which `dockermod cluster create` and `join` write
			6. the defaults

			How nodes find each other can also be said in `hazelcast.yaml`, which is Hazelcast's own file.

			A time is a number with a unit: `500ms`, `10s`, `5m`, `2h`, `1d`. A path is looked up from the folder where the node is started.

			A setting that is wrong stops the start: the last line says which it is, what it was and what is allowed, and the exit status is 78,
			so that a service manager does not try again. So does a name that begins with `dockermod.` and is no setting; of environment variables
			only what is a setting but for a letter or two, since others may be meant for somebody else. A port that is taken, and an address that this host does not
			have, are status 1: they may be free, or there, a moment later.

			This page is made from the descriptions in the code, by a test.
			""";

}
