package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The owner is lost while something of it is streamed through another node: each docker
 * command ends with an error, and none as if all had been well.
 */
@Tag("long")
class BrokenStreamsLabTests extends LabTests {

	/** From the failure on, for all that run: 12 in words, where a host is cut off. */
	private static final int ENDS_SECONDS = 30;

	private final Map<String, Process> clients = new LinkedHashMap<>();

	@TempDir
	private Path folder;

	@AfterEach
	void leave() {
		for (Process client : this.clients.values()) {
			client.descendants().forEach(ProcessHandle::destroyForcibly);
			client.destroyForcibly();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "kill", "kill-engine", "cut" })
	void whatRunsEndsWithAnError(String failure) throws Exception {
		String owner = lab.engine("node3").uri().replace("http://", "tcp://");
		// a daemon locks a container while it copies: each copy has one of its own
		for (String name : List.of("victim", "source", "target")) {
			assertThat(Docker
				.run(owner, null, "run", "-d", "-i", "--name", name, "busybox", "sh", "-c",
						"truncate -s 400M /large; while true; do echo tick; sleep 0.2; done")
				.exit()).isZero();
		}
		// where an image of this name is, it is built anew
		assertThat(Docker.run(owner, null, "tag", "busybox", "built-on-the-third").exit()).isZero();
		start("logs", "docker logs -f victim");
		start("exec", "docker exec -i victim sh -c 'echo begun; cat'");
		start("exec -it", "script -qefc \"docker exec -it victim sh -c 'echo begun; sleep 1000'\" /dev/null");
		start("attach", "docker attach victim");
		start("wait", "docker wait victim");
		// the docker command goes on to show dashes, whichever daemon it has lost
		start("stats", "curl -sSN --unix-socket " + lab.socket("node1").substring("unix://".length())
				+ " http://docker/containers/victim/stats");
		// one that reads nothing until then
		Path go = this.folder.resolve("go");
		start("cp from", "set -o pipefail; docker cp source:/large - | (head -c 1000; until test -e " + go
				+ "; do sleep 0.1; done; cat >/dev/null)");
		Process copy = start("cp to", "docker cp - target:/tmp");
		start("build", "printf 'FROM busybox\\nRUN echo begun; sleep 1000\\n' "
				+ "| DOCKER_BUILDKIT=0 docker build --no-cache -t built-on-the-third -");
		OutputStream archive = copy.getOutputStream();
		archive.write(tarHead("large", 100_000_000));
		archive.flush();
		for (String name : List.of("logs", "exec", "exec -it", "attach", "stats", "cp from")) {
			await(60).until(() -> !output(name).isEmpty());
		}
		await(60).until(() -> output("build").contains("\nbegun"));
		this.clients.forEach((name, client) -> assertThat(client.isAlive()).as(name).isTrue());
		breaks(failure, "node3");
		Files.createFile(go);
		await(ENDS_SECONDS).untilAsserted(() -> assertThat(this.clients)
			.allSatisfy((name, client) -> assertThat(client.isAlive()).as("%s runs", name).isFalse()));
		for (Map.Entry<String, Process> client : this.clients.entrySet()) {
			assertThat(client.getValue().exitValue()).as("%s: %s", client.getKey(), output(client.getKey()))
				.isNotZero();
		}
	}

	@Test
	void aPullThatOneNodeDoesNotFinishEndsWithAnErrorThatNamesIt() throws Exception {
		String image = lab.registry() + "/slow:1";
		Lab.execute(List.of("sh", "-c", "cd " + this.folder + " && head -c 8000000 /dev/urandom >random "
				+ "&& printf 'FROM busybox\\nCOPY random /\\n' >Dockerfile && export DOCKER_HOST="
				+ lab.engine("node1").uri().replace("http://", "tcp://") + " DOCKER_BUILDKIT=0 && docker build -t "
				+ image + " . && docker push " + image + " && docker rmi " + image));
		breaks("slow", "node3", "800ms", "0%");
		Process pull = start("pull", "docker pull " + image);
		await(60).until(() -> output("pull").contains("ull"));
		lab.run("kill", "node3");
		await(ENDS_SECONDS).until(() -> !pull.isAlive());
		assertThat(pull.exitValue()).as(output("pull")).isNotZero();
		assertThat(output("pull")).contains("node3");
		lab.run("slow", "node3", "0ms", "0%");
		lab.repair();
		awaitWhole();
		lab.docker("node1", "rmi", image);
	}

	private Process start(String name, String line) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true)
			.redirectOutput(output(this.folder, name).toFile());
		builder.environment().put("DOCKER_HOST", lab.socket("node1"));
		builder.environment().put("DOCKER_CONFIG", "/nonexistent");
		builder.environment().put("TERM", "dumb");
		Process process = builder.start();
		this.clients.put(name, process);
		return process;
	}

	private static Path output(Path folder, String name) {
		return folder.resolve(name.replace(' ', '_') + ".out");
	}

	private String output(String name) throws IOException {
		return Files.readString(output(this.folder, name), StandardCharsets.ISO_8859_1);
	}

	/** The head of an archive with one file, of which no more will come. */
	private static byte[] tarHead(String name, int size) {
		byte[] head = new byte[512];
		put(head, 0, name);
		put(head, 100, "0000644");
		put(head, 108, "0000000");
		put(head, 116, "0000000");
		put(head, 124, String.format(Locale.ROOT, "%011o", size));
		put(head, 136, "00000000000");
		put(head, 148, "        ");
		head[156] = '0';
		put(head, 257, "ustar");
		put(head, 263, "00");
		int sum = 0;
		for (byte one : head) {
			sum += one & 0xff;
		}
		put(head, 148, String.format(Locale.ROOT, "%06o", sum));
		head[154] = 0;
		return head;
	}

	private static void put(byte[] head, int at, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(bytes, 0, head, at, bytes.length);
	}

}
