package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The image of the Dockerfile, and containers of it on the lab's hosts, beside the nodes
 * that run there: on other ports, so that they are a cluster of their own.
 *
 * @param lab the lab
 * @param folder where the containers' secrets and settings are
 */
record NodeImage(Lab lab, Path folder) {

	/** Whom the image runs as. */
	static final String USER = "5701";

	private static final String TAG = "dockermod-test";

	private static final String CONTAINER = "dockermod-node";

	private static final String SECRET = "a secret of the nodes in containers";

	private static final String TOKEN = "a-token-of-the-nodes-in-containers";

	/** Build it on the first host, and give it to the others. */
	void build() {
		this.lab.run("base-image", "node1");
		sh("DOCKER_BUILDKIT=0 " + docker("node1") + " build -q -t " + TAG + " --build-arg BASE=dockermod-base .");
		for (String other : Lab.NODES.subList(1, Lab.NODES.size())) {
			sh(docker("node1") + " save " + TAG + " | " + docker(other) + " load -q");
		}
	}

	/**
	 * As {@code compose.yaml} starts one.
	 * @param name the host
	 * @return the node in it
	 */
	Node start(String name) {
		try {
			Path own = Files.createDirectories(this.folder.resolve(name));
			Files.writeString(own.resolve("secret"), SECRET);
			Files.writeString(own.resolve("token"), TOKEN);
			Files.writeString(own.resolve("hazelcast.yaml"), discovery(name));
			sh("chown " + USER + " " + own + "/* && chmod 400 " + own + "/*");
			String socket = socket(name);
			List<String> words = new ArrayList<>(List.of(docker(name), "run -d --network host --read-only --tmpfs /tmp",
					"--cap-drop ALL --security-opt no-new-privileges --name", CONTAINER,
					"--group-add $(stat -c %g " + socket + ") -v " + socket + ":/var/run/docker.sock"));
			Map.of("SERVER_ADDRESS", address(name), "SERVER_PORT", "8081", "DOCKERMOD_SECURITY_SECRETFILE",
					"/run/secrets/secret", "DOCKERMOD_SECURITY_TOKENFILE", "/run/secrets/token")
				.forEach((variable, value) -> words.add("-e " + variable + "=" + value));
			words.add("-v dockermod-socket:/run/dockermod -v " + own + "/secret:/run/secrets/secret:ro");
			words.add("-v " + own + "/token:/run/secrets/token:ro");
			words.add("-v " + own + "/hazelcast.yaml:/etc/dockermod/hazelcast.yaml:ro " + TAG);
			sh(String.join(" ", words));
			return new Node(name, "http://" + address(name) + ":8081", TOKEN);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What a command in the container prints. */
	String exec(String name, String command) {
		return sh(docker(name) + " exec " + CONTAINER + " " + command).strip();
	}

	/** What Docker knows of the container, as a template asks. */
	String inspect(String name, String template) {
		return sh(docker(name) + " inspect -f '" + template + "' " + CONTAINER).strip();
	}

	/** As {@code docker stop} does. */
	String stop(String name) {
		sh(docker(name) + " stop -t 15 " + CONTAINER);
		return inspect(name, "{{.State.ExitCode}}");
	}

	void remove() {
		for (String name : Lab.NODES) {
			sh(docker(name) + " rm -f -v " + CONTAINER + "; " + docker(name) + " volume rm -f dockermod-socket; "
					+ docker(name) + " rmi -f " + TAG + " dockermod-base; " + docker(name) + " image prune -f");
		}
	}

	private String docker(String name) {
		return "docker -H unix://" + socket(name);
	}

	private String socket(String name) {
		return this.lab.socket(name).replaceFirst("^unix://", "").replace("/api/docker.sock", "/docker.sock");
	}

	private String address(String name) {
		return this.lab.node(name).uri().replaceAll("^http://|:\\d+$", "");
	}

	private String discovery(String name) {
		StringBuilder members = new StringBuilder();
		Lab.NODES.forEach((each) -> members.append("          - ").append(address(each)).append(":5702\n"));
		return """
				hazelcast:
				  network:
				    port:
				      port: 5702
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
