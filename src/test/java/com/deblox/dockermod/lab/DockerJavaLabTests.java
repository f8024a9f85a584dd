package com.deblox.dockermod.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ChangeLog;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StreamType;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Containers of all nodes in docker-java on one node's socket, and on another's port: all
 * that it can do with them, from create to remove.
 */
class DockerJavaLabTests extends LabTests {

	private DockerClient docker = DockerJava.onSocket(lab.socket("node1"));

	private List<String> sleepers = List.of();

	@TempDir
	private Path folder;

	@BeforeEach
	void oneOnEachNode() {
		this.sleepers = atOnce(Lab.NODES.size(), (i) -> sleeper(Lab.NODES.get(i)));
	}

	@AfterEach
	void close() throws IOException {
		this.docker.close();
	}

	@Test
	void containersOfAllNodesAreListedAndInspected() {
		List<Container> listed = this.docker.listContainersCmd()
			.withLabelFilter(Map.of("day", "docker-java"))
			.withStatusFilter(List.of("running"))
			.exec();
		assertThat(listed).extracting(Container::getId).containsExactlyInAnyOrderElementsOf(this.sleepers);
		assertThat(this.docker.listContainersCmd().withLimit(1).exec()).hasSize(1);
		assertThat(this.docker.listContainersCmd().withNameFilter(List.of("on-node2")).exec())
			.extracting(Container::getId)
			.containsExactly(this.sleepers.get(1));
		for (int i = 0; i < Lab.NODES.size(); i++) {
			InspectContainerResponse inspected = this.docker.inspectContainerCmd("on-" + Lab.NODES.get(i)).exec();
			assertThat(inspected.getId()).isEqualTo(this.sleepers.get(i));
			assertThat(inspected.getNode().getName()).isEqualTo(Lab.NODES.get(i));
			assertThat(inspected.getState().getRunning()).isTrue();
		}
	}

	@Test
	void commandsRunInContainersOfAllNodes() {
		for (String id : this.sleepers) {
			ExecCreateCmd command = exec(id, "sh", "-c", "echo out; echo err >&2; exit 3");
			String exec = command.exec().getId();
			List<Frame> frames = DockerJava.all((to) -> this.docker.execStartCmd(exec).exec(to));
			assertThat(DockerJava.text(frames, StreamType.STDOUT)).isEqualTo("out\n");
			assertThat(DockerJava.text(frames, StreamType.STDERR)).isEqualTo("err\n");
			assertThat(this.docker.inspectExecCmd(exec).exec().getExitCodeLong()).isEqualTo(3);

			String reading = exec(id, "sh", "-c", "read x; echo got $x $A in $PWD").withAttachStdin(true)
				.withEnv(List.of("A=b"))
				.withWorkingDir("/tmp")
				.exec()
				.getId();
			InputStream typed = new ByteArrayInputStream("it\n".getBytes(StandardCharsets.UTF_8));
			assertThat(DockerJava
				.text(DockerJava.all((to) -> this.docker.execStartCmd(reading).withStdIn(typed).exec(to))))
				.isEqualTo("got it b in /tmp\n");

			String terminal = exec(id, "tty").withTty(true).exec().getId();
			assertThat(
					DockerJava.text(DockerJava.all((to) -> this.docker.execStartCmd(terminal).withTty(true).exec(to))))
				.startsWith("/dev/");
		}
	}

	@Test
	void filesAreCopiedBothWays() throws IOException {
		Path file = Files.writeString(this.folder.resolve("said"), "x".repeat(300_000));
		for (String id : this.sleepers) {
			this.docker.copyArchiveToContainerCmd(id).withHostResource(file.toString()).withRemotePath("/tmp").exec();
			try (InputStream answer = this.docker.copyArchiveFromContainerCmd(id, "/tmp/said").exec();
					TarArchiveInputStream archive = new TarArchiveInputStream(answer)) {
				assertThat(archive.getNextEntry().getName()).isEqualTo("said");
				assertThat(archive.readAllBytes()).hasSize(300_000);
			}
			assertThat(this.docker.containerDiffCmd(id).exec()).extracting(ChangeLog::getPath).contains("/tmp/said");
			try (InputStream whole = this.docker.exportContainerCmd(id).exec()) {
				assertThat(whole.readAllBytes()).hasSizeGreaterThan(300_000);
			}
		}
	}

	@Test
	void statisticsAndProcessesAreShown() throws IOException, InterruptedException {
		for (String id : this.sleepers) {
			assertThat(this.docker.topContainerCmd(id).exec().getProcesses()[0]).contains("sleep 3600");
		}
		String far = this.sleepers.get(2);
		DockerJava.Collector<Statistics> samples = new DockerJava.Collector<>();
		this.docker.statsCmd(far).exec(samples);
		try (samples) {
			await(30).until(() -> samples.items.size() > 1);
			assertThat(samples.items.get(1).getMemoryStats().getLimit()).isPositive();
		}
		assertThat(samples.awaitCompletion(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void containersGoThroughAllTheirStates() {
		atOnce(this.sleepers.size(), (i) -> fromPauseToRemoval(this.sleepers.get(i)));
		assertThat(idsOfEngines()).isEmpty();
	}

	private String fromPauseToRemoval(String id) {
		this.docker.pauseContainerCmd(id).exec();
		assertThat(state(id).getPaused()).isTrue();
		this.docker.unpauseContainerCmd(id).exec();
		this.docker.updateContainerCmd(id).withMemory(64L << 20).withMemorySwap(64L << 20).exec();
		assertThat(this.docker.inspectContainerCmd(id).exec().getHostConfig().getMemory()).isEqualTo(64L << 20);
		this.docker.restartContainerCmd(id).withTimeout(1).exec();
		this.docker.killContainerCmd(id).withSignal("KILL").exec();
		assertThat(this.docker.waitContainerCmd(id).start().awaitStatusCode(30, TimeUnit.SECONDS)).isEqualTo(137);
		this.docker.startContainerCmd(id).exec();
		assertThatExceptionOfType(NotModifiedException.class)
			.isThrownBy(() -> this.docker.startContainerCmd(id).exec());
		this.docker.stopContainerCmd(id).withTimeout(1).exec();
		assertThat(state(id).getRunning()).isFalse();
		String name = "was-" + id.substring(0, 6);
		this.docker.renameContainerCmd(id).withName(name).exec();
		this.docker.removeContainerCmd(name).withRemoveVolumes(true).exec();
		return name;
	}

	@Test
	void aTalkingContainerIsFollowedToItsEndAndRead() {
		for (String node : List.of("node1", "node3")) {
			String id = container(node, "for i in 1 2 3; do echo $i; sleep 0.2; done; echo bad >&2; exit 4");
			this.docker.startContainerCmd(id).exec();
			List<Frame> followed = DockerJava.all((to) -> this.docker.logContainerCmd(id)
				.withStdOut(true)
				.withStdErr(true)
				.withFollowStream(true)
				.exec(to));
			assertThat(DockerJava.text(followed, StreamType.STDOUT)).isEqualTo("1\n2\n3\n");
			assertThat(DockerJava.text(followed, StreamType.STDERR)).isEqualTo("bad\n");
			assertThat(this.docker.waitContainerCmd(id).start().awaitStatusCode(30, TimeUnit.SECONDS)).isEqualTo(4);
			assertThat(DockerJava.text(DockerJava.all((
					to) -> this.docker.logContainerCmd(id).withStdOut(true).withTail(2).withTimestamps(true).exec(to))))
				.startsWith("20")
				.endsWith(" 3\n");
		}
	}

	@Test
	void whatIsTypedReachesAnAttachedContainer() throws IOException, InterruptedException {
		for (String node : List.of("node1", "node3")) {
			String id = this.docker.createContainerCmd("busybox")
				.withCmd("sh", "-c", "read line; echo read $line; exit 5")
				.withStdinOpen(true)
				.withEnv("constraint:node==" + node)
				.exec()
				.getId();
			InputStream typed = new ByteArrayInputStream("typed\n".getBytes(StandardCharsets.UTF_8));
			try (DockerJava.Collector<Frame> seen = new DockerJava.Collector<>()) {
				this.docker.attachContainerCmd(id).withStdOut(true).withStdIn(typed).withFollowStream(true).exec(seen);
				assertThat(seen.awaitStarted(30, TimeUnit.SECONDS)).isTrue();
				this.docker.startContainerCmd(id).exec();
				assertThat(seen.awaitCompletion(30, TimeUnit.SECONDS)).isTrue();
				assertThat(DockerJava.text(seen.items)).isEqualTo("read typed\n");
			}
			assertThat(this.docker.waitContainerCmd(id).start().awaitStatusCode(30, TimeUnit.SECONDS)).isEqualTo(5);
		}
	}

	@Test
	void aTokenInAHeaderDoesTheSameOnAPort() throws IOException {
		try (DockerClient byPort = DockerJava.onPort(node2)) {
			byPort.pingCmd().exec();
			assertThat(byPort.listContainersCmd().exec()).hasSize(3);
			for (String id : this.sleepers) {
				String exec = byPort.execCreateCmd(id)
					.withCmd("sh", "-c", "read x; echo got $x")
					.withAttachStdin(true)
					.withAttachStdout(true)
					.exec()
					.getId();
				InputStream typed = new ByteArrayInputStream("it\n".getBytes(StandardCharsets.UTF_8));
				assertThat(DockerJava.text(DockerJava.all((to) -> byPort.execStartCmd(exec).withStdIn(typed).exec(to))))
					.isEqualTo("got it\n");
				byPort.removeContainerCmd(id).withForce(true).exec();
			}
		}
		assertThat(idsOfEngines()).isEmpty();
	}

	private String sleeper(String node) {
		String id = this.docker.createContainerCmd("busybox")
			.withCmd("sleep", "3600")
			.withName("on-" + node)
			.withLabels(Map.of("day", "docker-java"))
			.withStopSignal("SIGKILL")
			.withEnv("constraint:node==" + node)
			.exec()
			.getId();
		this.docker.startContainerCmd(id).exec();
		return id;
	}

	private String container(String node, String script) {
		return this.docker.createContainerCmd("busybox")
			.withCmd("sh", "-c", script)
			.withEnv("constraint:node==" + node)
			.exec()
			.getId();
	}

	private ExecCreateCmd exec(String id, String... words) {
		return this.docker.execCreateCmd(id).withCmd(words).withAttachStdout(true).withAttachStderr(true);
	}

	private InspectContainerResponse.ContainerState state(String id) {
		return this.docker.inspectContainerCmd(id).exec().getState();
	}

}
