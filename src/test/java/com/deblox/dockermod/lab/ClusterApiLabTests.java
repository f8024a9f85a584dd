package com.deblox.dockermod.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cluster's own API on real engines: draining, and what is known of all containers.
 */
class ClusterApiLabTests extends LabTests {

	private static final Path DAY = Path.of("src", "test", "resources", "clients", "openapi", "Day.java");

	@AfterEach
	void undrain() {
		Lab.NODES.forEach((name) -> node1.send("POST", "/cluster/nodes/" + name + "/undrain"));
	}

	@Test
	void drainIsSeenByAllNodesAndNothingNewComesToTheNode() {
		assertThat(node1.send("POST", "/cluster/nodes/node2/drain").status()).isEqualTo(204);
		lab.nodes().forEach((node) -> await(5).until(() -> isDraining(node)));
		for (Node node : lab.nodes()) {
			assertThat(node.action("create-container", "template", "test", "instances", 4).json().path("containers"))
				.allSatisfy((made) -> assertThat(made.path("dockerInstance").asString()).isIn("node1", "node3"));
			Answer refused = node.action("create-container", "template", "test", "dockerInstance", "node2");
			assertThat(refused.status()).isEqualTo(503);
			assertThat(refused.error()).contains("node2: it is draining");
			assertThat(node.send("GET", "/info").text()).contains("up, draining");
		}
		assertThat(node3.send("POST", "/cluster/nodes/node2/undrain").status()).isEqualTo(204);
		lab.nodes().forEach((node) -> await(5).until(() -> !isDraining(node)));
		assertThat(node1.action("create-container", "template", "test", "dockerInstance", "node2").status())
			.isEqualTo(200);
	}

	@Tag("long")
	@Test
	void drainHoldsThroughASplitAndTheRestartOfTheDrainedNode() {
		breaks("cut", "node3");
		await(30).until(() -> node1.stateOf("node3").equals("lost"));
		assertThat(node1.send("POST", "/cluster/nodes/node2/drain").status()).isEqualTo(204);
		lab.run("restart", "node2");
		lab.run("heal", "node3");
		for (Node node : lab.nodes()) {
			await(60).ignoreExceptions()
				.until(() -> Lab.NODES.stream().allMatch((name) -> node.stateOf(name).equals("up"))
						&& isDraining(node));
		}
	}

	@Test
	void drainThatStopsDoesSoInOrderOfCreationAndTellsOfEach() {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			String id = node1.create("dockerInstance", "node2");
			node1.action("start-container", "id", id);
			ids.add(id);
		}
		node1.create("dockerInstance", "node2");
		Answer answer = node3.send("POST", "/cluster/nodes/node2/drain?stop=true");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		List<JsonNode> lines = answer.text().lines().map(Http.JSON::readTree).toList();
		assertThat(lines).hasSize(7);
		assertThat(lines.stream().filter((line) -> line.path("status").asString("").equals("stopped")))
			.extracting((line) -> line.path("containerId").asString())
			.containsExactlyElementsOf(ids);
		assertThat(lines.getLast().path("stopped").asInt()).isEqualTo(3);
		await(5).until(() -> node1.send("GET", "/cluster/containers?node=node2&state=running")
			.json()
			.path("total")
			.asInt(-1) == 0);
	}

	@Test
	void containersOfTheIndexAreThoseOfTheDaemons() {
		node1.action("create-container", "template", "test", "instances", 6);
		Set<String> real = idsOfEngines();
		for (Node node : lab.nodes()) {
			await(5).untilAsserted(() -> {
				JsonNode page = node.send("GET", "/cluster/containers?limit=1000").json();
				Set<String> listed = new HashSet<>();
				page.path("containers").forEach((container) -> listed.add(container.path("containerId").asString()));
				assertThat(listed).isEqualTo(real);
				assertThat(page.path("complete").asBoolean(false)).isTrue();
			});
		}
	}

	@Test
	void clientThatIsGeneratedFromTheDescriptionWorks() {
		Docker day = GeneratedClient.run(node1.send("GET", "/openapi").response().body(), DAY, node1.uri(),
				lab.token());
		assertThat(day.exit()).as(day.output()).isZero();
		assertThat(day.output().lines()).containsExactly("nodes [node1, node2, node3]", "started on node2", "listed",
				"drained {\"dockerInstance\":\"node2\",\"draining\":true,\"stopped\":1,\"failed\":0}", "draining true",
				"refused 404");
	}

	private static boolean isDraining(Node node) {
		return node.send("GET", "/cluster/nodes/node2").json().path("draining").asBoolean(false);
	}

}
