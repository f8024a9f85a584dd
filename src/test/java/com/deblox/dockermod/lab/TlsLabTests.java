package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.deblox.dockermod.security.Keytool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes that serve with TLS, by Spring's own settings: the docker command verifies them,
 * and they each other.
 */
@Tag("long")
class TlsLabTests extends LabTests {

	@TempDir
	private Path folder;

	@BeforeEach
	void serveWithTls() throws IOException {
		Path keys = this.folder.resolve("keys.p12");
		Path trust = this.folder.resolve("trust.p12");
		String addresses = lab.nodes().stream().map((node) -> "ip:" + node.address()).collect(Collectors.joining(","));
		Keytool.run("-genkeypair", "-alias", "node", "-keyalg", "EC", "-dname", "CN=dockermod", "-ext",
				"san=" + addresses, "-validity", "2", "-keystore", keys.toString());
		Keytool.run("-exportcert", "-rfc", "-alias", "node", "-keystore", keys.toString(), "-file", ca().toString());
		Keytool.run("-importcert", "-noprompt", "-alias", "node", "-file", ca().toString(), "-keystore",
				trust.toString());
		Files.writeString(this.folder.resolve("config.json"),
				"{\"HttpHeaders\": {\"Authorization\": \"Bearer " + lab.token() + "\"}}");
		for (String node : Lab.NODES) {
			breaks("stop", node);
			lab.run("start", node, "--no-wait", "--server.ssl.key-store=" + keys,
					"--server.ssl.key-store-password=" + Keytool.PASSWORD, "--server.ssl.trust-store=" + trust,
					"--server.ssl.trust-store-password=" + Keytool.PASSWORD);
		}
		for (String node : Lab.NODES) {
			await(90).until(() -> docker(node, "info", "--format", "{{.Name}} {{.Containers}}").exit() == 0);
			await(60).until(
					() -> docker(node, "run", "--rm", "-e", "constraint:node==node3", "busybox", "true").exit() == 0);
		}
	}

	@AfterEach
	void serveWithoutTls() {
		Lab.NODES.forEach((node) -> lab.run("stop", node));
	}

	@Test
	void dockerWorksOnContainersOfAllNodesAndVerifiesThem() {
		for (String owner : Lab.NODES) {
			assertThat(succeeds("node1", "run", "-d", "--name", "on-" + owner, "-e", "constraint:node==" + owner,
					"busybox", "sh", "-c", "echo said; exec sleep 1000"))
				.isNotBlank();
			for (String asked : Lab.NODES) {
				await(30).until(() -> docker(asked, "logs", "on-" + owner).output().equals("said\n"));
				assertThat(succeeds(asked, "exec", "on-" + owner, "echo", "done")).isEqualTo("done\n");
				assertThat(succeeds(asked, "inspect", "-f", "{{.State.Running}}", "on-" + owner)).isEqualTo("true\n");
				assertThat(succeeds(asked, "cp", ca().toString(), "on-" + owner + ":/copied")).doesNotContain("rror");
				assertThat(succeeds(asked, "exec", "on-" + owner, "cat", "/copied")).contains("BEGIN CERTIFICATE");
			}
		}
		assertThat(succeeds("node2", "ps", "--format", "{{.Names}}").lines()).contains("on-node1", "on-node2",
				"on-node3");
		assertThat(lab.docker("node3", "exec", "on-node1", "echo", "by the socket").output())
			.isEqualTo("by the socket\n");
		whoDoesNotVerifyIsNotServed();
	}

	private void whoDoesNotVerifyIsNotServed() {
		String plain = node1.uri().replace("http://", "tcp://");
		Docker without = Docker.other(plain, "env", "DOCKER_CONFIG=" + this.folder, "docker", "ps");
		assertThat(without.exit()).isNotZero();
		assertThat(without.output()).containsIgnoringCase("TLS");
		Docker unknown = Docker.other(plain, "env", "DOCKER_CONFIG=" + this.folder, "docker", "--tlsverify",
				"--tlscacert", "/etc/ssl/certs/ca-certificates.crt", "ps");
		assertThat(unknown.exit()).isNotZero();
	}

	private String succeeds(String node, String... words) {
		Docker docker = docker(node, words);
		assertThat(docker.exit()).as(docker.output()).isZero();
		return docker.output();
	}

	private Docker docker(String node, String... words) {
		List<String> command = new ArrayList<>(List.of("env", "DOCKER_CONFIG=" + this.folder, "docker", "--tlsverify",
				"--tlscacert", ca().toString()));
		command.addAll(List.of(words));
		return Docker.other(lab.node(node).uri().replace("http://", "tcp://"), command.toArray(String[]::new));
	}

	private Path ca() {
		return this.folder.resolve("ca.pem");
	}

}
