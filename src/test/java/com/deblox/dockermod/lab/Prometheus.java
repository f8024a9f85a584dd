package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Debian's Prometheus as a process, which scrapes the lab's nodes each second by the
 * project's own rules; an alert is due after two.
 */
final class Prometheus implements AutoCloseable {

	private static final Path RULES = Path.of("monitoring", "prometheus", "rules.yml");

	private final Path folder;

	private final int port;

	private final Process process;

	private Prometheus(Path folder, int port, Process process) {
		this.folder = folder;
		this.port = port;
		this.process = process;
	}

	/**
	 * Start it.
	 * @param folder an empty folder for what it needs and keeps
	 * @param token the token that it sends
	 * @param nodes what it scrapes
	 * @return the process
	 */
	static Prometheus start(Path folder, String token, List<Node> nodes) {
		try {
			Files.writeString(folder.resolve("metrics-token"), token);
			Files.writeString(folder.resolve("rules.yml"),
					Files.readString(RULES).replaceAll("(?m)^( *for:) .*$", "$1 2s"));
			Files.writeString(folder.resolve("prometheus.yml"), configuration(nodes));
			int port = freePort();
			Process process = new ProcessBuilder("prometheus", "--config.file=prometheus.yml",
					"--storage.tsdb.path=data", "--web.listen-address=127.0.0.1:" + port)
				.directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(folder.resolve("log").toFile())
				.start();
			return new Prometheus(folder, port, process);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String configuration(List<Node> nodes) throws IOException {
		String targets = nodes.stream()
			.map((node) -> "'" + URI.create(node.uri()).getAuthority() + "'")
			.collect(Collectors.joining(", ", "targets: [", "]"));
		return Files.readString(RULES.resolveSibling("prometheus.yml"))
			.replaceAll("_interval: \\w+", "_interval: 1s")
			.replaceAll("targets: .*", targets);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/**
	 * Ask for a number.
	 * @param expression an expression of one value
	 * @return the value, or -1 if there is none
	 */
	double value(String expression) {
		JsonNode result = get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)).path("result");
		return result.isEmpty() ? -1 : Double.parseDouble(result.path(0).path("value").path(1).asString());
	}

	List<String> names() {
		return get("label/__name__/values").valueStream().map(JsonNode::asString).toList();
	}

	/** The names of the alerts that fire. */
	List<String> firing() {
		return get("alerts").path("alerts")
			.valueStream()
			.filter((alert) -> alert.path("state").asString().equals("firing"))
			.map((alert) -> alert.path("labels").path("alertname").asString())
			.toList();
	}

	String log() throws IOException {
		return Files.readString(this.folder.resolve("log"));
	}

	private JsonNode get(String what) {
		return Http.send("GET", "http://127.0.0.1:" + this.port + "/api/v1/" + what, null).json().path("data");
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
