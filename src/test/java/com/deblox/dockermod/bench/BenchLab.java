package com.deblox.dockermod.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hosts that {@code script/cluster} runs, and what is done to them.
 */
final class BenchLab {

	private static final Path SCRIPT = Path.of("script", "cluster").toAbsolutePath();

	private final List<BenchHost> hosts;

	private final Stock stock;

	private BenchLab(List<BenchHost> hosts) {
		this.hosts = hosts;
		this.stock = new Stock(hosts);
	}

	static BenchLab running() throws IOException {
		Map<String, String> env = env();
		Map<String, String> engines = pairs(env.getOrDefault("ENGINES", ""));
		String token = "Authorization: Bearer " + env.get("TOKEN") + "\r\n";
		List<BenchHost> hosts = new ArrayList<>();
		pairs(env.getOrDefault("NODES", "")).forEach((name, uri) -> hosts
			.add(new BenchHost(name, Endpoint.of(uri, token), Endpoint.of(engines.getOrDefault(name, uri), ""))));
		if (hosts.size() < 3) {
			throw new IOException("The cluster has " + hosts.size()
					+ " hosts, and three are needed: script/cluster down, then script/bench again");
		}
		return new BenchLab(hosts);
	}

	List<BenchHost> hosts() {
		return this.hosts;
	}

	BenchHost first() {
		return this.hosts.getFirst();
	}

	/** The one that is restarted and killed. */
	BenchHost last() {
		return this.hosts.getLast();
	}

	List<BenchHost> allButLast() {
		return this.hosts.subList(0, this.hosts.size() - 1);
	}

	Stock stock() {
		return this.stock;
	}

	/**
	 * The DockerMod process of a host.
	 * @param host the host
	 * @return the process's id
	 * @throws IOException if it does not run
	 */
	long pid(BenchHost host) throws IOException {
		return pid("NODE_PIDS", host);
	}

	/**
	 * The daemon of a host.
	 * @param host the host
	 * @return the process's id
	 * @throws IOException if it does not run
	 */
	long enginePid(BenchHost host) throws IOException {
		return pid("ENGINE_PIDS", host);
	}

	/**
	 * The daemon's address, as the docker command wants it.
	 * @param host the host
	 * @return the address
	 * @throws IOException if the cluster does not tell
	 */
	String engineAddress(BenchHost host) throws IOException {
		return one("ENGINES", host);
	}

	/**
	 * The node's unix socket, as the docker command wants it.
	 * @param host the host
	 * @return the address
	 * @throws IOException if the cluster does not tell
	 */
	String socket(BenchHost host) throws IOException {
		return one("SOCKETS", host);
	}

	private static long pid(String list, BenchHost host) throws IOException {
		return Long.parseLong(one(list, host));
	}

	private static String one(String list, BenchHost host) throws IOException {
		String value = pairs(env().getOrDefault(list, "")).get(host.name());
		if (value == null) {
			throw new IOException(host.name() + " is not in " + list + ": it does not run");
		}
		return value;
	}

	private static Map<String, String> env() throws IOException {
		Map<String, String> env = new LinkedHashMap<>();
		for (String line : run("env").lines().toList()) {
			int equals = line.indexOf('=');
			env.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1).replace("\"", ""));
		}
		return env;
	}

	private static Map<String, String> pairs(String list) {
		Map<String, String> pairs = new LinkedHashMap<>();
		for (String pair : list.split(" ", -1)) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
			}
		}
		return pairs;
	}

	/**
	 * Run a verb of the script, and wait for its end.
	 * @param words the verb and what belongs to it
	 * @return what it printed
	 * @throws IOException if it failed
	 */
	static String run(String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
		command.addAll(List.of(words));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		try {
			if (process.waitFor() != 0) {
				throw new IOException("script/cluster " + String.join(" ", words) + " failed: " + output.strip());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		return output;
	}

}
