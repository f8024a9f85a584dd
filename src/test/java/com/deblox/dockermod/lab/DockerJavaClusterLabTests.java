package com.deblox.dockermod.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.ImageHistory;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.PruneType;
import com.github.dockerjava.api.model.PushResponseItem;
import com.github.dockerjava.api.model.Volume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The cluster's images, networks, volumes and events in docker-java on a node's socket,
 * and what is refused there.
 */
class DockerJavaClusterLabTests extends LabTests {

	private static final Map<String, String> LABELS = Map.of("day", "docker-java");

	private final DockerClient docker = DockerJava.onSocket(lab.socket("node3"));

	@TempDir
	private Path folder;

	@AfterEach
	void close() throws IOException {
		lab.engines().forEach(Engine::removeAll);
		for (Image image : this.docker.listImagesCmd().withLabelFilter(LABELS).exec()) {
			this.docker.removeImageCmd(image.getId()).withForce(true).exec();
		}
		this.docker.close();
	}

	@Test
	void anImageIsBuiltPushedPulledSavedAndLoaded() throws IOException, InterruptedException {
		Files.writeString(this.folder.resolve("Dockerfile"), "FROM busybox\nRUN echo built > /said\nCMD cat /said\n");
		String name = lab.registry() + "/team/java";
		String id = this.docker.buildImageCmd(this.folder.toFile())
			.withTags(Set.of(name + ":1"))
			.withLabels(LABELS)
			.start()
			.awaitImageId(60, TimeUnit.SECONDS);
		assertThat(output(this.docker.createContainerCmd(id))).isEqualTo("built\n");

		this.docker.tagImageCmd(id, name, "2").exec();
		assertThat(this.docker.inspectImageCmd(name + ":2").exec().getId()).contains(id);
		assertThat(this.docker.imageHistoryCmd(id).exec()).extracting(ImageHistory::getCreatedBy)
			.anySatisfy((step) -> assertThat(step).contains("cat /said"));
		DockerJava.<PushResponseItem>all((to) -> this.docker.pushImageCmd(name + ":2").exec(to));
		lab.engines().forEach(Engine::removeAll);
		byte[] saved;
		try (InputStream tar = this.docker.saveImageCmd(name + ":1").exec()) {
			saved = tar.readAllBytes();
		}
		for (String tag : List.of(":1", ":2")) {
			this.docker.removeImageCmd(name + tag).exec();
		}
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.docker.inspectImageCmd(id).exec())
			.withMessageContaining("No such image");

		assertThat(this.docker.pullImageCmd(name).withTag("2").start().awaitCompletion(60, TimeUnit.SECONDS)).isTrue();
		this.docker.loadImageCmd(new ByteArrayInputStream(saved)).exec();
		List<Image> images = this.docker.listImagesCmd().withLabelFilter(LABELS).exec();
		assertThat(images).hasSize(1);
		assertThat(images.getFirst().getRepoTags()).containsExactlyInAnyOrder(name + ":1", name + ":2");
		assertThat(lab.engines()).allMatch((engine) -> engine.get("/images/" + name + ":2/json").status() == 200);
	}

	@Test
	void containersOfANetworkCallEachOtherByName() {
		String id = this.docker.createNetworkCmd().withName("java-net").withLabels(LABELS).exec().getId();
		try {
			String server = start(this.docker.createContainerCmd("busybox")
				.withCmd("sleep", "3600")
				.withName("server")
				.withStopSignal("SIGKILL")
				.withHostConfig(HostConfig.newHostConfig().withNetworkMode("java-net")));
			assertThat(output(this.docker.createContainerCmd("busybox")
				.withCmd("ping", "-c", "1", "server")
				.withHostConfig(HostConfig.newHostConfig().withNetworkMode(id)))).contains("1 packets received");
			this.docker.disconnectFromNetworkCmd().withContainerId(server).withNetworkId(id).exec();
			this.docker.connectToNetworkCmd()
				.withContainerId("server")
				.withNetworkId(id)
				.withContainerNetwork(new ContainerNetwork().withAliases("other"))
				.exec();
			assertThat(output(this.docker.createContainerCmd("busybox")
				.withCmd("ping", "-c", "1", "other")
				.withHostConfig(HostConfig.newHostConfig().withNetworkMode("java-net"))))
				.contains("1 packets received");
			Network inspected = this.docker.inspectNetworkCmd().withNetworkId("java-net").exec();
			assertThat(inspected.getContainers()).containsKey(server);
			assertThat(this.docker.listNetworksCmd().withNameFilter("java-net").exec()).hasSize(1);
			assertThatExceptionOfType(DockerException.class).isThrownBy(() -> this.docker.removeNetworkCmd(id).exec())
				.withMessageContaining("has active endpoints");
			this.docker.removeContainerCmd(server).withForce(true).exec();
		}
		finally {
			this.docker.removeNetworkCmd("java-net").exec();
		}
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.docker.inspectNetworkCmd().withNetworkId(id).exec());
	}

	@Test
	void whoUsesAVolumeSeesWhatWasPutIntoIt() {
		this.docker.createVolumeCmd().withName("java-data").withLabels(LABELS).exec();
		HostConfig mounted = HostConfig.newHostConfig().withBinds(new Bind("java-data", new Volume("/data")));
		try {
			for (String word : List.of("one", "two")) {
				output(this.docker.createContainerCmd("busybox")
					.withCmd("sh", "-c", "echo " + word + " >> /data/log")
					.withHostConfig(mounted));
			}
			assertThat(output(
					this.docker.createContainerCmd("busybox").withCmd("cat", "/data/log").withHostConfig(mounted)))
				.isEqualTo("one\ntwo\n");
			assertThat(this.docker.listVolumesCmd().withFilter("label", List.of("day=docker-java")).exec().getVolumes())
				.extracting(InspectVolumeResponse::getName)
				.containsExactly("java-data");
			lab.engines().forEach(Engine::removeAll);
		}
		finally {
			this.docker.removeVolumeCmd("java-data").exec();
		}
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.docker.inspectVolumeCmd("java-data").exec());
	}

	@Test
	void eventsOfAllNodesAreFollowedAndReadAgain() throws IOException {
		Map<String, String> ours = Map.of("events", String.valueOf(System.nanoTime()));
		List<String> ids = atOnce(Lab.NODES.size(),
				(i) -> start(this.docker.createContainerCmd("busybox")
					.withCmd("sleep", "3600")
					.withStopSignal("SIGKILL")
					.withLabels(ours)
					.withEnv("constraint:node==" + Lab.NODES.get(i))));
		String since = String.valueOf(Instant.now().getEpochSecond() - 1);
		try (DockerJava.Collector<Event> events = new DockerJava.Collector<>()) {
			this.docker.eventsCmd().withSince(since).withEventFilter("kill").withLabelFilter(ours).exec(events);
			ids.forEach((id) -> this.docker.killContainerCmd(id).withSignal("USR1").exec());
			await(30).until(() -> events.items.size() == ids.size());
			assertThat(events.items).extracting(Event::getId).containsExactlyInAnyOrderElementsOf(ids);
		}
		String until = String.valueOf(Instant.now().getEpochSecond() + 1);
		assertThat(DockerJava.<Event>all((to) -> this.docker.eventsCmd()
			.withSince(since)
			.withUntil(until)
			.withEventFilter("kill")
			.withLabelFilter(ours)
			.exec(to))).extracting(Event::getId).containsExactlyElementsOf(ids);
	}

	@Test
	void theClusterIsDescribedAndPruned() {
		start(this.docker.createContainerCmd("busybox").withCmd("true").withLabels(LABELS));
		Info info = this.docker.infoCmd().exec();
		assertThat(info.getDriverStatuses()).anyMatch((pair) -> pair.contains("node2"));
		assertThat(info.getContainers()).isEqualTo(1);
		assertThat(this.docker.versionCmd().exec().getApiVersion()).isNotBlank();
		await(30).until(() -> this.docker.listContainersCmd().exec().isEmpty());
		assertThat(this.docker.pruneCmd(PruneType.CONTAINERS).withLabelFilter("day=docker-java").exec()).isNotNull();
		assertThat(idsOfEngines()).isEmpty();
	}

	@Test
	void whatCannotBeDoneIsRefusedAsByADaemon() {
		String id = start(this.docker.createContainerCmd("busybox")
			.withCmd("sleep", "3600")
			.withName("taken")
			.withStopSignal("SIGKILL")
			.withEnv("constraint:node==node1"));
		refused(NotFoundException.class, "No such container: nothing",
				() -> this.docker.inspectContainerCmd("nothing").exec());
		refused(NotFoundException.class, "No such container: nothing",
				() -> this.docker.startContainerCmd("nothing").exec());
		refused(NotFoundException.class, "No such exec", () -> this.docker.inspectExecCmd("nothing").exec());
		refused(NotFoundException.class, "/nothing",
				() -> this.docker.copyArchiveFromContainerCmd(id, "/nothing").exec());
		refused(NotFoundException.class, "No such image: nothing:1",
				() -> this.docker.createContainerCmd("nothing:1").withCmd("true").exec());
		refused(ConflictException.class, "is already in use by container",
				() -> this.docker.createContainerCmd("busybox").withName("taken").withCmd("true").exec());
		refused(ConflictException.class, "You cannot remove a running container",
				() -> this.docker.removeContainerCmd(id).exec());
		refused(BadRequestException.class, "No exec command specified",
				() -> this.docker.execCreateCmd(id).withCmd().exec());
		refused(BadRequestException.class, "nothing",
				() -> start(this.docker.createContainerCmd("busybox").withCmd("/nothing")));
	}

	private static void refused(Class<? extends DockerException> kind, String words, Runnable call) {
		assertThatExceptionOfType(kind).isThrownBy(call::run).withMessageContaining(words);
	}

	private String start(CreateContainerCmd create) {
		String id = create.exec().getId();
		this.docker.startContainerCmd(id).exec();
		return id;
	}

	private String output(CreateContainerCmd create) {
		String id = start(create);
		this.docker.waitContainerCmd(id).start().awaitStatusCode(30, TimeUnit.SECONDS);
		List<Frame> frames = DockerJava
			.all((to) -> this.docker.logContainerCmd(id).withStdOut(true).withStdErr(true).exec(to));
		return DockerJava.text(frames);
	}

}
