package com.deblox.dockermod.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ordinary docker command at each node, with a container of each node: what the other
 * suites do not use.
 */
class DockerCommandLabTests extends LabTests {

	private static final Path TERMINAL = Path.of("src", "test", "resources", "clients", "docker", "terminal.py");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "node1", "node2", "node3" })
	void aContainersLifeIsSeenAndChanged(String node) throws Exception {
		for (String owner : Lab.NODES) {
			String name = "of-" + owner;
			does(node, "create", "--name", "first", "-p", "80", "-e", "constraint:node==" + owner, "busybox", "sh",
					"-c", "echo begun; touch /made; exec sleep 1000");
			does(node, "rename", "first", name);
			does(node, "start", name);
			await(30).until(() -> does(node, "logs", name).equals("begun\n"));
			assertThat(does(node, "top", name)).contains("sleep 1000");
			assertThat(does(node, "port", name)).contains("80/tcp");
			await(30).until(() -> does(node, "diff", name).contains("A /made"));
			assertThat(does(node, "stats", "--no-stream", "--format", "{{.Name}}", name)).isEqualTo(name + "\n");
			does(node, "update", "--memory", "64m", "--memory-swap", "64m", name);
			assertThat(does(node, "inspect", "-f", "{{.HostConfig.Memory}} {{.Name}}", name))
				.isEqualTo("67108864 /" + name + "\n");
			does(node, "pause", name);
			assertThat(state(node, name)).isEqualTo("paused");
			does(node, "unpause", name);
			does(node, "restart", "-t", "0", name);
			assertThat(state(node, name)).isEqualTo("running");
			does(node, "kill", "-s", "KILL", name);
			assertThat(does(node, "wait", name)).isEqualTo("137\n");
			Path exported = this.folder.resolve(name + ".tar");
			does(node, "export", "-o", exported.toString(), name);
			assertThat(exported).isNotEmptyFile();
			does(node, "import", exported.toString(), "imported:" + owner);
			assertThat(does(node, "run", "--rm", "imported:" + owner, "ls", "/made")).isEqualTo("/made\n");
			does(node, "rmi", "imported:" + owner);
			does(node, "rm", name);
			Files.delete(exported);
		}
		assertThat(does(node, "ps", "-aq")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "node1, node1", "node2, node3", "node3, node1" })
	void aTerminalHasItsSizeItsKeysAndItsSignals(String node, String owner) {
		Docker terminal = Docker.other(lab.socket(node), "/usr/bin/python3", TERMINAL.toString(), lab.socket(node),
				owner);
		assertThat(terminal.exit()).as(terminal.output()).isZero();
	}

	private static String state(String node, String name) {
		return does(node, "inspect", "-f", "{{.State.Status}}", name).strip();
	}

	private static String does(String node, String... words) {
		Docker docker = lab.docker(node, words);
		assertThat(docker.exit()).as("%s: %s", List.of(words), docker.output()).isZero();
		return docker.output();
	}

}
