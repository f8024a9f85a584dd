package com.deblox.dockermod.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A container goes where its spec says, in classic Swarm's words, and one that no node
 * can take is refused with each node's reason.
 */
class PlacementLabTests extends LabTests {

	@Test
	void constraintChoosesTheNodeAndLeavesTheEnvironment() {
		String id = run("-e", "constraint:node==node2", "-e", "A=b").output().strip();
		assertThat(lab.engine("node2").ids()).contains(id);
		String raw = raw("{\"Image\": \"busybox\", \"Env\": [\"constraint:node==node3\", \"A=b\"]}").body()
			.path("Id")
			.asString();
		assertThat(lab.engine("node3").ids()).contains(raw);
		for (String made : List.of(id, raw)) {
			JsonNode config = node1.action("inspect-container", "id", made).body().path("Config");
			assertThat(config.path("Env").valueStream().map(JsonNode::asString)).contains("A=b")
				.noneMatch((variable) -> variable.startsWith("constraint:"));
			assertThat(config.path("Labels").path("com.docker.swarm.constraints").asString()).contains("node==node");
		}
	}

	@Test
	void constraintThatNoNodeMeetsIsRefusedNodeByNode() {
		Docker refused = run("-e", "constraint:node==nowhere");
		assertThat(refused.exit()).isNotZero();
		Answer raw = raw("{\"Image\": \"busybox\", \"Env\": [\"constraint:node==nowhere\"]}");
		assertThat(raw.status()).isEqualTo(503);
		for (String said : List.of(refused.output(), raw.error())) {
			assertThat(said).contains("No node can take a new container")
				.contains(Lab.NODES.stream()
					.map((node) -> node + ": the constraint node==nowhere is not met, its node is " + node)
					.toList());
		}
		Answer malformed = raw("{\"Image\": \"busybox\", \"Env\": [\"constraint:node=node1\"]}");
		assertThat(malformed.status()).isEqualTo(400);
		assertThat(malformed.error()).contains("\"node=node1\" cannot be read", "key==value");
	}

	@Test
	void platformThatNoNodeHasIsRefusedNodeByNode() {
		Answer info = lab.engine("node1").get("/info");
		boolean arm = info.json().path("Architecture").asString().equals("aarch64");
		String other = arm ? "linux/amd64" : "linux/arm64";
		Docker refused = run("--platform", other);
		assertThat(refused.exit()).isNotZero();
		assertThat(refused.output())
			.contains(Lab.NODES.stream().map((node) -> node + ": the platform " + other + " was asked for").toList());
		assertThat(run("--platform", arm ? "linux/arm64" : "linux/amd64").exit()).isZero();
	}

	@Test
	void affinityPutsAContainerBesideAnother() {
		lab.engine("node3").create("xx");
		String cli = run("-e", "affinity:container==xx").output().strip();
		String raw = raw("{\"Image\": \"busybox\", \"Env\": [\"affinity:container==xx\"]}").body()
			.path("Id")
			.asString();
		assertThat(lab.engine("node3").ids()).contains(cli, raw);
		String apart = run("-e", "affinity:container!=xx").output().strip();
		assertThat(lab.engine("node3").ids()).doesNotContain(apart);
	}

	@Test
	void portOfTheHostIsGivenOnceOnEachNode() {
		for (int i = 0; i < 3; i++) {
			Docker run = run("-p", "8000:80", "--name", "web" + i);
			assertThat(run.exit()).as(run.output()).isZero();
		}
		assertThat(lab.engines()).allSatisfy((engine) -> assertThat(engine.ids()).hasSize(1));
		Docker fourth = run("-p", "8000:80");
		assertThat(fourth.exit()).isNotZero();
		Answer raw = raw("{\"Image\": \"busybox\", \"HostConfig\": {\"PortBindings\": "
				+ "{\"80/tcp\": [{\"HostPort\": \"8000\"}]}}}");
		assertThat(raw.status()).isEqualTo(503);
		for (String said : List.of(fourth.output(), raw.error())) {
			assertThat(said)
				.contains(Lab.NODES.stream().map((node) -> node + ": port 8000/tcp is taken by web").toList());
		}
		assertThat(run("-p", "8001:80").exit()).isZero();
	}

	@Test
	void reservationsFillANodeAndNoMore() {
		long memory = lab.engine("node1").get("/info").json().path("MemTotal").asLong();
		String most = String.valueOf(memory / 5 * 3);
		for (int i = 0; i < 3; i++) {
			Docker run = run("--memory-reservation", most, "--name", "large" + i);
			assertThat(run.exit()).as(run.output()).isZero();
		}
		assertThat(lab.engines()).allSatisfy((engine) -> assertThat(engine.ids()).hasSize(1));
		Docker fourth = run("--memory-reservation", most);
		assertThat(fourth.exit()).isNotZero();
		Answer raw = raw("{\"Image\": \"busybox\", \"HostConfig\": {\"MemoryReservation\": " + most + "}}");
		assertThat(raw.status()).isEqualTo(503);
		for (String said : List.of(fourth.output(), raw.error())) {
			assertThat(said).contains("No node can take a new container").contains(Lab.NODES).contains("MiB are free");
		}
		assertThat(run("--cpus", "0.1").exit()).isZero();
		assertThat(lab.docker("node2", "update", "--memory-reservation", "64m", "large1").exit()).isZero();
		String fits = run("--memory-reservation", most).output().strip();
		assertThat(nodeOf(fits)).isEqualTo(nodeOf("large1"));
	}

	@Test
	void imageFollowsItsContainerToTheNodeThatIsForced() {
		lab.engine("node1").create("base");
		assertThat(lab.engine("node1").post("/commit?container=base&repo=only&tag=here", "{}").status()).isEqualTo(201);
		try {
			Docker run = lab.docker("node1", "run", "-d", "--stop-signal", "SIGKILL", "-e", "constraint:node==node3",
					"only:here", "sleep", "3600");
			assertThat(run.exit()).as(run.output()).isZero();
			assertThat(lab.engine("node3").ids()).hasSize(1);
			Answer raw = node1.action("create-raw-container", "body", Http.JSON.readTree("{\"Image\": \"only:here\"}"),
					"dockerInstance", "node2", "pull", "never");
			assertThat(raw.status()).as(raw.text()).isEqualTo(200);
			assertThat(lab.engines()).extracting((engine) -> engine.get("/images/only:here/json").json().path("Id"))
				.allMatch(lab.engine("node1").get("/images/only:here/json").json().path("Id")::equals);
		}
		finally {
			lab.engines().forEach(Engine::removeAll);
			lab.engines().forEach((engine) -> engine.delete("/images/only:here"));
		}
		Answer nobody = node1.action("create-raw-container", "body", Http.JSON.readTree("{\"Image\": \"only:here\"}"),
				"dockerInstance", "node2", "pull", "never");
		assertThat(nobody.status()).isEqualTo(404);
		assertThat(nobody.error()).isEqualTo("No such image: only:here");
	}

	@Test
	void networkFollowsItsContainerToANodeThatLacksIt() {
		assertThat(lab.docker("node1", "network", "create", "--label", "tier=back", "placed").exit()).isZero();
		try {
			lab.engine("node2").delete("/networks/placed");
			Docker run = run("--network", "placed", "-e", "constraint:node==node2");
			assertThat(run.exit()).as(run.output()).isZero();
			assertThat(lab.engine("node2").ids()).hasSize(1);
			assertThat(lab.engine("node2").get("/networks/placed").json().path("Labels").path("tier").asString())
				.isEqualTo("back");
		}
		finally {
			lab.engines().forEach(Engine::removeAll);
			lab.engines().forEach((engine) -> engine.delete("/networks/placed"));
		}
	}

	private static String nodeOf(String container) {
		return node1.action("inspect-container", "id", container).json().path("dockerInstance").asString();
	}

	private static Docker run(String... options) {
		List<String> words = new ArrayList<>(List.of("run", "-d", "--stop-signal", "SIGKILL"));
		words.addAll(Arrays.asList(options));
		words.addAll(List.of("busybox", "sleep", "3600"));
		return lab.docker("node1", words.toArray(String[]::new));
	}

	private static Answer raw(String spec) {
		return node1.action("create-raw-container", "body", Http.JSON.readTree(spec));
	}

}
