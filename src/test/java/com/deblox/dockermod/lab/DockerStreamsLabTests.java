package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ordinary docker command on any node, for containers on any node: what is streamed.
 */
class DockerStreamsLabTests extends LabTests {

	private static final String TICKS = "while true; do echo tick; sleep 0.2; done";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "node1", "node2", "node3" })
	void runShowsTheOutputAndHasTheExitStatus(String node) {
		for (int i = 0; i < 3; i++) {
			Docker run = lab.docker(node, "run", "--rm", "busybox", "sh", "-c", "echo out; echo err >&2; exit 7");
			assertThat(run.exit()).as(run.output()).isEqualTo(7);
			assertThat(run.output()).contains("out").contains("err");
		}
		assertThat(idsOfEngines()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "node1, node1", "node1, node2", "node3, node1" })
	void inputEndsAloneAndTheOutputGoesOn(String node, String owner) {
		String id = lab.engine(owner).create("reader");
		lab.engine(owner).start(id);
		Docker exec = Docker.run(lab.socket(node), "three\nlines\nhere\n", "exec", "-i", "reader", "sh", "-c",
				"wc -l; sleep 1; echo after; exit 3");
		assertThat(exec.output()).contains("3").contains("after");
		assertThat(exec.exit()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "node1, node1", "node2, node3" })
	void filesAreCopiedBothWays(String node, String owner) throws IOException {
		String id = lab.engine(owner).create("files");
		lab.engine(owner).start(id);
		byte[] content = new byte[8 << 20];
		new Random(1).nextBytes(content);
		Path original = Files.write(this.folder.resolve("original"), content);
		assertThat(lab.docker(node, "cp", original.toString(), "files:/copy").exit()).isZero();
		Path back = this.folder.resolve("back");
		assertThat(lab.docker(node, "cp", "files:/copy", back.toString()).exit()).isZero();
		assertThat(back).hasBinaryContent(content);
	}

	@ParameterizedTest
	@CsvSource({ "node1, node1", "node1, node2" })
	void logsAreFollowedAsTheyCome(String node, String owner) throws IOException {
		ticking(owner);
		Path output = this.folder.resolve("logs");
		Process logs = Docker.start(lab.socket(node), output, "logs", "-f", "ticker");
		try {
			await(30).until(() -> Files.readAllLines(output).size() > 5);
		}
		finally {
			logs.destroyForcibly();
		}
	}

	@Test
	void waitEndsWithTheContainersStatus() throws Exception {
		ticking("node2");
		Path output = this.folder.resolve("wait");
		Process wait = Docker.start(lab.socket("node1"), output, "wait", "ticker");
		assertThat(lab.docker("node3", "kill", "ticker").exit()).isZero();
		assertThat(wait.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(output).content().contains("137");
	}

	@ParameterizedTest
	@ValueSource(strings = { "node1", "node2" })
	void clientsThatLeaveLeaveNothingBehind(String owner) throws IOException {
		Docker run = Docker.run(lab.engine(owner).uri().replace("http://", "tcp://"), null, "run", "-d", "--name",
				"quiet", "busybox", "sh", "-c", "echo begun; exec sleep 1000000");
		assertThat(run.exit()).as(run.output()).isZero();
		List<Process> clients = new ArrayList<>();
		List<Path> outputs = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			outputs.add(this.folder.resolve("quiet" + i));
			clients.add(Docker.start(lab.socket("node1"), outputs.getLast(), "logs", "-f", "quiet"));
		}
		for (Path output : outputs) {
			await(60).until(() -> Files.readString(output).contains("begun"));
		}
		// each has a connection of its own now, beside those that are kept for short
		// calls
		long followed = openFiles(owner);
		clients.forEach(Process::destroyForcibly);
		await(30).until(() -> openFiles(owner) <= followed - 36);
	}

	@Test
	void aTokenOpensTheTcpPort() throws IOException {
		Path config = Files.createDirectory(this.folder.resolve("config"));
		Files.writeString(config.resolve("config.json"),
				"{\"HttpHeaders\": {\"Authorization\": \"Bearer " + lab.token() + "\"}}");
		String host = node2.uri().replace("http://", "tcp://");
		assertThat(Lab.execute(List.of("docker", "--config", config.toString(), "-H", host, "version")))
			.contains("1.41");
		assertThat(Docker.run(host, null, "version").exit()).isNotZero();
		for (String path : List.of("/_ping", "/v1.41/containers/json", "/events", "/containers/x/attach")) {
			assertThat(Http.send("GET", node2.uri() + path, null).status()).as(path).isEqualTo(401);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "bm9uc2Vuc2U", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
	void nobodyIsServedAsAPeerWithoutASeal(String ticket) {
		assertThat(Http.send("GET", node1.uri() + "/peer/info", null, "X-DockerMod-Ticket", ticket).status())
			.isEqualTo(403);
		assertThat(Http.send("GET", node1.uri() + "/peer/info", null).status()).isEqualTo(403);
	}

	private void ticking(String owner) {
		Docker run = Docker.run(lab.engine(owner).uri().replace("http://", "tcp://"), null, "run", "-d", "--name",
				"ticker", "busybox", "sh", "-c", TICKS);
		assertThat(run.exit()).as(run.output()).isZero();
	}

	private static long openFiles(String engine) throws IOException {
		try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(lab.enginePid(engine)), "fd"))) {
			return files.count();
		}
	}

}
