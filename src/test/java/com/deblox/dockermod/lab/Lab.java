package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The hosts that {@code script/cluster} runs, and what can be done to them.
 */
final class Lab {

	static final List<String> NODES = List.of("node1", "node2", "node3");

	private static final Path SCRIPT = Path.of("script", "cluster").toAbsolutePath();

	private static final long VERB_SECONDS = 180;

	private volatile Map<String, String> env = Map.of();

	private Lab() {
	}

	/**
	 * The lab that is up.
	 * @return the lab
	 */
	static Lab running() {
		Lab lab = new Lab();
		lab.refresh();
		return lab;
	}

	/**
	 * Run a verb of the script, and wait for its end.
	 * @param words the verb and what belongs to it
	 * @return what it printed
	 */
	String run(String... words) {
		List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
		command.addAll(List.of(words));
		return execute(command);
	}

	/**
	 * Start a node with another build than the others'.
	 * @param build the folder of its application
	 * @param words the node, and what belongs to its start
	 * @return what was printed
	 */
	String start(Path build, String... words) {
		List<String> command = new ArrayList<>(
				List.of("env", "DOCKERMOD_LAB_BUILD=" + build, SCRIPT.toString(), "start"));
		command.addAll(List.of(words));
		return execute(command);
	}

	/**
	 * The folder of the application that a node runs.
	 * @param name the node
	 * @return the folder
	 */
	Path build(String name) {
		try {
			for (String word : Files.readString(Path.of("/proc", Long.toString(nodePid(name)), "cmdline"))
				.split("\0", -1)) {
				if (word.endsWith("/dockermod.jar")) {
					return Objects.requireNonNull(Path.of(word).getParent());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		throw new IllegalStateException(name + " does not run from a jar");
	}

	/** Bring back whatever a test left down: nodes, engines, hosts, links. */
	void repair() {
		run("up");
		refresh();
	}

	/** All or nothing: who waits for something may be interrupted while it is read. */
	private void refresh() {
		Map<String, String> env = new LinkedHashMap<>();
		for (String line : run("env").lines().toList()) {
			int equals = line.indexOf('=');
			if (equals > 0) {
				env.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
			}
		}
		this.env = env;
	}

	String token() {
		return value("TOKEN");
	}

	String metricsToken() {
		return value("METRICS_TOKEN");
	}

	String registry() {
		return value("REGISTRY");
	}

	Node node(String name) {
		return new Node(name, of("NODES", name), token());
	}

	/**
	 * Run the ordinary docker command through a node's unix socket.
	 * @param node the node
	 * @param words what it is to do
	 * @return how it ended
	 */
	Docker docker(String node, String... words) {
		return Docker.run(of("SOCKETS", node), null, words);
	}

	String socket(String node) {
		return of("SOCKETS", node);
	}

	/** Where the daemon of a host listens itself, past its node. */
	String engineSocket(String node) {
		return socket(node).replace("/api/docker.sock", "/docker.sock");
	}

	long enginePid(String name) {
		refresh();
		return Long.parseLong(of("ENGINE_PIDS", name));
	}

	Engine engine(String name) {
		return new Engine(name, of("ENGINES", name).replace("tcp://", "http://"));
	}

	List<Node> nodes() {
		return NODES.stream().map(this::node).toList();
	}

	List<Engine> engines() {
		return NODES.stream().map(this::engine).toList();
	}

	long nodePid(String name) {
		refresh();
		return Long.parseLong(of("NODE_PIDS", name));
	}

	private String of(String list, String name) {
		for (String pair : value(list).split(" ", -1)) {
			if (pair.startsWith(name + "=")) {
				return pair.substring(name.length() + 1);
			}
		}
		throw new IllegalStateException(name + " is not in " + list + ": " + this.env);
	}

	private String value(String name) {
		String value = this.env.get(name);
		if (value == null) {
			throw new IllegalStateException(name + " is not in the lab's env: " + this.env.keySet());
		}
		return value;
	}

	static String execute(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
				.start();
			String output = new String(process.getInputStream().readAllBytes(),
					java.nio.charset.StandardCharsets.UTF_8);
			if (!process.waitFor(VERB_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				throw new IllegalStateException(command + " failed:\n" + output);
			}
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
