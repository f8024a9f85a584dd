package com.deblox.dockermod.lab;

import java.util.HashSet;
import java.util.Set;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists of one node and of all, with the daemons' own words.
 */
class ListsLabTests extends LabTests {

	@Test
	void theListOfAllIsEveryEnginesListWithItsNode() {
		lab.engines().forEach((engine) -> engine.create("on-" + engine.name()));
		Answer answer = node1.list();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("complete").asBoolean()).isTrue();
		assertThat(answer.json().path("dockerInstance").asString()).isEqualTo("node1");
		assertThat(answer.json().has("Content-Length")).isFalse();
		assertThat(answer.json().path("nodes")).hasSize(3)
			.allSatisfy((node) -> assertThat(node.path("count").asInt()).isOne());
		Set<String> told = new HashSet<>();
		for (JsonNode container : answer.body()) {
			told.add(container.path("dockerInstance").asString() + container.path("Names").get(0).asString());
		}
		assertThat(told).containsExactlyInAnyOrder("node1/on-node1", "node2/on-node2", "node3/on-node3");
	}

	@Test
	void theListOfANodeIsByteForByteTheDaemons() {
		lab.engine("node2").create("bytes");
		String direct = lab.engine("node2").get("/containers/json?all=1").text().strip();
		assertThat(node2.action("list-containers").text()).contains("\"Response\":{\"Body\":" + direct);
		assertThat(node1.action("list-containers", "dockerInstance", "node2").text())
			.contains("\"Response\":{\"Body\":" + direct);
	}

	@Test
	void anInspectIsByteForByteTheDaemons() {
		String id = lab.engine("node3").create("bytes");
		String direct = lab.engine("node3").get("/containers/" + id + "/json").text().strip();
		for (Node node : lab.nodes()) {
			assertThat(node.action("inspect-container", "id", id).text()).contains("\"Response\":{\"Body\":" + direct);
		}
	}

	@Test
	void onlyTheRunningAreListedWhereThatIsAskedAndFiltersAreDockers() {
		String stopped = node1.create("dockerInstance", "node2");
		String running = node1.create("dockerInstance", "node2", "name", "runner");
		node1.action("start-container", "id", running);
		assertThat(node1.action("list-containers", "all", true, "running", true).body()).hasSize(1);
		assertThat(node1.action("list-containers", "all", true).body()).hasSize(2);
		assertThat(node1.action("list-containers", "all", true, "filters", Http.JSON.readTree("""
				{"name": ["runner"]}""")).body()).hasSize(1);
		assertThat(node1.listedIds()).containsExactlyInAnyOrder(stopped, running);
	}

	@Test
	void imagesOfOneAndOfAllAreListed() {
		assertThat(node1.action("list-images").body()).isNotEmpty().noneMatch((image) -> image.has("dockerInstance"));
		Answer all = node1.action("list-images", "all", true);
		assertThat(all.json().path("nodes")).hasSize(3);
		assertThat(all.body()).allMatch((image) -> image.has("dockerInstance"));
	}

	@Test
	void nodesAreListedWithWhatTheyAreAndCarry() {
		node1.action("create-container", "template", "test", "instances", 3);
		await(10).untilAsserted(
				() -> assertThat(node2.action("list-nodes").json().path("nodes")).hasSize(3).allSatisfy((node) -> {
					assertThat(node.path("state").asString()).isEqualTo("up");
					assertThat(node.path("registered").asBoolean()).isTrue();
					assertThat(node.path("address").asString()).contains(":8080");
					assertThat(node.path("containers").asInt()).isOne();
					assertThat(node.path("running").asInt()).isZero();
					assertThat(node.path("cpus").asInt()).isPositive();
					assertThat(node.path("memory").asLong()).isPositive();
					assertThat(node.path("engineVersion").asString()).isNotEmpty();
					assertThat(node.path("since").asString()).isNotEmpty();
					assertThat(node.path("labels").path("zone").asString()).isNotEmpty();
				}));
	}

	@Test
	void templatesAreListedWithTheirSpecs() {
		assertThat(node1.action("list-templates").text()).contains("\"test\"").contains("busybox");
	}

}
