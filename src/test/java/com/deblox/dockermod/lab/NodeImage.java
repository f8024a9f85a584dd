package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.deblox.dockermod.docs.Page;

/**
 * The Dockerfile's image and containers of it on the lab's hosts, made by the commands of
 * {@code docs/image.md}, in the order in which they stand there.
 *
 * @param lab the lab
 * @param folder where each host has a folder of its own
 */
record NodeImage(Lab lab, Path folder) {

	/** Whom the image runs as. */
	static final String USER = "5701";

	private static final String SOCKET = "/var/run/docker.sock";

	private static final String TAG = "dockermod";

	private static final String TRIED = "dockermod";

	/** Build it on the first host, and give it to the others. */
	void build() {
		this.lab.run("base-image", "node1");
		follow(0, "node1", Path.of(""));
		for (String other : Lab.NODES.subList(1, Lab.NODES.size())) {
			sh(docker("node1") + " save " + TAG + " | " + docker(other) + " load -q");
		}
	}

	/** A node with nothing else, on loopback. */
	void tryOut(String name) {
		follow(1, name, Path.of(""));
	}

	/** Make what is the same on all hosts. */
	void makeSecrets() throws IOException {
		follow(2, "node1", of("node1"));
		for (String other : Lab.NODES.subList(1, Lab.NODES.size())) {
			for (String file : List.of("secret", "token")) {
				Files.copy(of("node1").resolve(file), of(other).resolve(file));
			}
		}
	}

	/**
	 * Start a node of the cluster.
	 * @param name the host
	 * @return the node in the container
	 */
	Node start(String name) throws IOException {
		Path own = of(name);
		String compose = Files.readString(Path.of("compose.yaml"));
		Files.writeString(own.resolve("compose.yaml"), compose.replace(SOCKET + ":", socket(name) + ":"));
		Files.writeString(own.resolve("hazelcast.yaml"), discovery(name));
		follow(3, name, own);
		return new Node(name, this.lab.node(name).uri(), Files.readString(own.resolve("token")).strip());
	}

	/** What a command in the node's container prints. */
	String exec(String name, String command) {
		return sh(docker(name) + " exec " + container(name) + " " + command).strip();
	}

	/** What Docker knows of the node's container, as a template asks. */
	String inspect(String name, String template) {
		return sh(docker(name) + " inspect -f '" + template + "' " + container(name)).strip();
	}

	/** As {@code docker stop} does. */
	String stop(String name) {
		sh(docker(name) + " stop -t 15 " + container(name));
		return inspect(name, "{{.State.ExitCode}}");
	}

	void removeTried(String name) {
		sh(docker(name) + " rm -f -v " + TRIED);
	}

	void remove() {
		for (String name : Lab.NODES) {
			sh(docker(name) + " ps -aq | xargs -r " + docker(name) + " rm -f -v; " + docker(name) + " volume prune -f; "
					+ docker(name) + " rmi -f " + TAG + " dockermod-base; " + docker(name) + " image prune -f");
		}
	}

	/** Run one of the page's fences as on a host: with its daemon, and its address. */
	private void follow(int fence, String name, Path folder) {
		Page page = Page.run("image").findFirst().orElseThrow();
		List<String> lines = page.commands("image").get(fence).text();
		String script = String.join("\n", lines.stream().map((line) -> on(name, line)).toList());
		sh("set -e; export DOCKER_BUILDKIT=0 DOCKER_HOST=unix://" + socket(name) + "; cd " + folder.toAbsolutePath()
				+ "\n" + script);
	}

	/** The build has been done, the base is the lab's, and Debian's compose is a word. */
	private String on(String name, String line) {
		return line.replaceFirst("^\\./mvnw .*", ":")
			.replace("BASE=debian:12-slim", "BASE=dockermod-base")
			.replace("docker compose ", "docker-compose ")
			.replace("192.168.1.10", address(name))
			.replace(SOCKET + ":", socket(name) + ":")
			.replace("-c %g " + SOCKET, "-c %g " + socket(name));
	}

	/** There is one of the image. */
	private String container(String name) {
		return sh(docker(name) + " ps -aq --no-trunc --filter ancestor=" + TAG).strip();
	}

	private Path of(String name) throws IOException {
		return Files.createDirectories(this.folder.resolve(name));
	}

	private String docker(String name) {
		return "docker -H unix://" + socket(name);
	}

	private String socket(String name) {
		return this.lab.engineSocket(name).replaceFirst("^unix://", "");
	}

	private String address(String name) {
		return this.lab.node(name).address();
	}

	private String discovery(String name) {
		StringBuilder members = new StringBuilder();
		Lab.NODES.forEach((each) -> members.append("          - ").append(address(each)).append("\n"));
		return """
				hazelcast:
				  network:
				    port:
				      port: 5701
				      auto-increment: false
				    interfaces:
				      enabled: true
				      interfaces:
				        - %s
				    join:
				      tcp-ip:
				        enabled: true
				        connection-timeout-seconds: 2
				        member-list:
				""".formatted(address(name)) + members;
	}

	private static String sh(String line) {
		return Lab.execute(List.of("sh", "-c", line));
	}

}
