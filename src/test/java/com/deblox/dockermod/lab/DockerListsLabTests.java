package com.deblox.dockermod.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ordinary docker command on any node: what it shows of the whole cluster.
 */
class DockerListsLabTests extends LabTests {

	@TempDir
	private Path folder;

	@Test
	void psShowsAllNodesContainersAndTellsTwinsApart() {
		lab.engines().forEach((engine) -> engine.create("twin"));
		lab.engine("node2").create("single");
		for (Node node : lab.nodes()) {
			Docker ps = lab.docker(node.name(), "ps", "-a", "--format", "{{.Names}}");
			assertThat(ps.output().lines()).containsExactlyInAnyOrder("node1/twin", "node2/twin", "node3/twin",
					"single");
			assertThat(lab.docker(node.name(), "inspect", "-f", "{{.Node.Name}}", "node3/twin").output())
				.contains("node3");
		}
		assertThat(lab.docker("node1", "rm", "node3/twin").exit()).isZero();
		assertThat(lab.engine("node3").ids()).isEmpty();
	}

	@Test
	void infoAndVersionAreTheClusters() {
		lab.engines().forEach((engine) -> engine.create("one"));
		Docker info = lab.docker("node2", "info");
		assertThat(info.output()).contains("Containers: 3").contains("node1: up").contains("node3: up");
		assertThat(lab.docker("node1", "version", "-f", "{{.Server.APIVersion}}").output()).contains("1.41");
		assertThat(lab.docker("node1", "service", "ls").output()).contains("not supported");
	}

	@Test
	void anImageOfAllNodesIsOneRow() {
		Docker images = lab.docker("node3", "images", "--format", "{{.Repository}}:{{.Tag}}", "busybox");
		assertThat(images.output().lines()).containsExactly("busybox:latest");
	}

	@Test
	void versionSaysWhatAnswers() {
		assertThat(lab.docker("node2", "version", "-f", "{{.Server.Platform.Name}}").output()).contains("DockerMod");
		assertThat(lab.docker("node2", "info", "-f", "{{.ID}} {{.Name}} {{.Swarm.LocalNodeState}}").output())
			.contains("node2 inactive")
			.contains(lab.engine("node2").get("/info").json().path("ID").asString());
	}

	@Test
	void publishedPortsAreShownOnTheirNodesAddress() {
		String host = node3.uri().replace("http://", "").replaceAll(":.*", "");
		Docker run = Docker.run(lab.engine("node3").uri().replace("http://", "tcp://"), null, "run", "-d", "--name",
				"published", "-p", "18080:80", "busybox", "sleep", "3600");
		assertThat(run.exit()).as(run.output()).isZero();
		assertThat(lab.docker("node1", "ps", "--format", "{{.Ports}}").output().strip())
			.isEqualTo(host + ":18080->80/tcp");
		assertThat(lab.docker("node1", "port", "published", "80").output().strip()).isEqualTo(host + ":18080");
		assertThat(lab.docker("node2", "inspect", "-f", "{{.Node.Addr}} {{.HostConfig.PortBindings}}", "published")
			.output()).startsWith(host + ":").doesNotContain("[{" + host);
	}

	@Test
	void olderAndNewerHoldOverAllNodes() {
		lab.engine("node1").create("first");
		lab.engine("node2").create("second");
		lab.engine("node3").create("third");
		assertThat(names("node1", "-af", "since=first")).containsExactlyInAnyOrder("third", "second");
		assertThat(names("node1", "-af", "before=second")).containsExactly("first");
		assertThat(names("node2", "-n", "2")).containsExactly("third", "second");
		assertThat(lab.docker("node1", "ps", "-f", "since=nothing").output()).contains("No such container: nothing");
		assertThat(lab.docker("node1", "ps", "-f", "status=strange").output()).contains("status=strange");
	}

	@Test
	void networksAreOneRowForEachName() {
		Docker networks = lab.docker("node3", "network", "ls", "--format", "{{.Name}}");
		assertThat(networks.output().lines()).contains("bridge", "host", "none").doesNotHaveDuplicates();
	}

	@Test
	void volumesOfOneNameAreToldApartAndPruned() {
		for (String name : Lab.NODES) {
			lab.engine(name).post("/volumes/create", "{\"Name\": \"twin\"}");
		}
		lab.engine("node2").post("/volumes/create", "{\"Name\": \"single\"}");
		assertThat(lab.docker("node1", "volume", "ls", "-q").output().lines()).contains("node1/twin", "node2/twin",
				"node3/twin", "single");
		assertThat(lab.docker("node1", "volume", "prune", "-f").exit()).isZero();
		assertThat(lab.docker("node1", "volume", "ls", "-q").output()).isBlank();
	}

	@Test
	void pruneTidiesUpAllNodes() {
		lab.engines().forEach((engine) -> engine.create("stopped"));
		String running = lab.engine("node2").create("running");
		lab.engine("node2").start(running);
		Set<String> stopped = idsOfEngines();
		stopped.remove(running);
		Docker prune = lab.docker("node3", "container", "prune", "-f");
		assertThat(prune.exit()).as(prune.output()).isZero();
		assertThat(prune.output()).contains(stopped).contains("Total reclaimed space");
		assertThat(idsOfEngines()).containsExactly(running);
		for (String what : List.of("network", "image", "builder")) {
			Docker other = lab.docker("node3", what, "prune", "-f");
			assertThat(other.exit()).as(other.output()).isZero();
		}
	}

	@Test
	void diskUsageIsThatOfAllNodes() {
		lab.engines().forEach((engine) -> engine.create("one"));
		Docker df = lab.docker("node1", "system", "df", "--format", "{{.Type}} {{.TotalCount}}");
		assertThat(df.output()).contains("Containers 3");
	}

	@Test
	void eventsOfAllNodesCome() throws IOException {
		long since = Instant.now().getEpochSecond() - 1;
		String old3 = lab.engine("node3").create("old3");
		String old2 = lab.engine("node2").create("old2");
		Path output = this.folder.resolve("events");
		Process events = Docker.start(lab.socket("node1"), output, "events", "--since", String.valueOf(since), "-f",
				"event=create", "--format", "{{.Actor.ID}} {{.Actor.Attributes.node}}");
		try {
			await(30).until(() -> Files.readAllLines(output).size() >= 2);
			String new1 = lab.engine("node1").create("new1");
			await(30).until(() -> Files.readAllLines(output).size() >= 3);
			String new3 = lab.engine("node3").create("new3");
			await(30).until(() -> Files.readAllLines(output).size() >= 4);
			assertThat(Files.readAllLines(output)).endsWith(old3 + " node3", old2 + " node2", new1 + " node1",
					new3 + " node3");
		}
		finally {
			events.destroyForcibly();
		}
		Docker past = lab.docker("node2", "events", "--since", String.valueOf(since), "--until",
				String.valueOf(Instant.now().getEpochSecond() + 2), "-f", "event=create");
		assertThat(past.exit()).isZero();
		assertThat(past.output()).contains(old2).contains("node=node3");
	}

	@Tag("long")
	@Test
	void eventsGoOnWhenANodeIsLostAndCatchUpWhenItIsBack() throws IOException {
		Path output = this.folder.resolve("events");
		Process events = Docker.start(lab.socket("node1"), output, "events", "-f", "event=create", "--format",
				"{{.Actor.ID}} {{.Actor.Attributes.node}}");
		try {
			String before = appears(output, "node3", "before");
			breaks("kill", "node3");
			await(30).until(() -> node1.stateOf("node3").equals("lost"));
			String missed = lab.engine("node3").create("missed");
			String other = appears(output, "node2", "other");
			lab.repair();
			await(60).until(() -> Files.readString(output).contains(missed));
			assertThat(Files.readAllLines(output)).containsSubsequence(before + " node3", other + " node2",
					missed + " node3");
			assertThat(events.isAlive()).isTrue();
		}
		finally {
			events.destroyForcibly();
		}
	}

	/** Until it does: following may only have begun. */
	private static String appears(Path output, String engine, String name) {
		List<String> made = new ArrayList<>();
		await(30).pollInterval(Duration.ofMillis(500)).until(() -> {
			made.add(lab.engine(engine).create(name + made.size()));
			return made.stream().anyMatch((id) -> contains(output, id));
		});
		return made.stream().filter((id) -> contains(output, id)).findFirst().orElseThrow();
	}

	private static boolean contains(Path output, String text) {
		try {
			return Files.readString(output).contains(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> names(String node, String... words) {
		List<String> command = new ArrayList<>(List.of("ps", "--format", "{{.Names}}"));
		command.addAll(List.of(words));
		return lab.docker(node, command.toArray(String[]::new)).output().lines().toList();
	}

	@Test
	void whatIsMissingIsNamed() {
		String on1 = lab.engine("node1").create("here");
		breaks("kill", "node3");
		await(30).until(() -> node1.stateOf("node3").equals("lost"));
		Answer list = Http.send("GET", node1.uri() + "/containers/json?all=1", null, "Authorization",
				"Bearer " + lab.token());
		assertThat(list.status()).isEqualTo(200);
		assertThat(list.header("X-DockerMod-Incomplete")).contains("node3");
		assertThat(list.json().findValuesAsString("Id")).containsExactly(on1);
		JsonNode nodes = list.json().path(0).path("Nodes");
		assertThat(nodes.path(0).asString()).isEqualTo("node1");
	}

}
