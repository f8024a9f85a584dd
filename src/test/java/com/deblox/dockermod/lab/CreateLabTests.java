package com.deblox.dockermod.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers are made, one or many, evenly, and each is told.
 */
class CreateLabTests extends LabTests {

	@Test
	void sixCallersOnThreeNodesMakeExactlyWhatTheyAskedForEvenly() {
		List<Answer> answers = atOnce(6,
				(i) -> lab.nodes().get(i % 3).action("create-container", "template", "test", "instances", 10));
		Set<String> told = new HashSet<>();
		for (Answer answer : answers) {
			assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
			assertThat(answer.json().path("containers")).hasSize(10);
			answer.json().path("containers").forEach((made) -> told.add(idOf(made)));
		}
		assertThat(told).hasSize(60).isEqualTo(idsOfEngines());
		List<Integer> perNode = lab.engines().stream().map((engine) -> engine.ids().size()).toList();
		int most = perNode.stream().max(Integer::compare).orElseThrow();
		int least = perNode.stream().min(Integer::compare).orElseThrow();
		assertThat(most - least).as(perNode.toString()).isLessThanOrEqualTo(6);
	}

	@Test
	void sixHundredInOneRequestAreAllTold() {
		Answer answer = node2.action("create-container", "image", "busybox", "instances", 600);
		assertThat(answer.status()).isEqualTo(200);
		Set<String> told = new HashSet<>();
		answer.json().path("containers").forEach((made) -> told.add(idOf(made)));
		assertThat(told).hasSize(600).isEqualTo(idsOfEngines());
		assertThat(lab.engines()).allSatisfy((engine) -> assertThat(engine.ids()).hasSize(200));
		await(60).until(() -> node1.action("list-nodes").json().path("nodes").findValuesAsString("containers"),
				(counts) -> counts.stream().allMatch("200"::equals));
	}

	@Test
	void singleCreatesGoToTheLeastLoaded() {
		for (int i = 0; i < 9; i++) {
			node1.create();
		}
		assertThat(lab.engines()).allSatisfy((engine) -> assertThat(engine.ids()).hasSize(3));
	}

	@Test
	void instancesEvenOneIsAListAndNamesAreNumbered() {
		Answer one = node1.action("create-container", "template", "test", "instances", 1);
		assertThat(one.json().path("containers")).hasSize(1);
		Answer three = node1.action("create-container", "template", "test", "instances", 3, "name", "web");
		assertThat(three.status()).isEqualTo(200);
		for (int i = 1; i <= 3; i++) {
			assertThat(node2.action("inspect-container", "id", "web-" + i).body().path("Name").asString())
				.isEqualTo("/web-" + i);
		}
		Answer again = node1.action("create-container", "template", "test", "instances", 4, "name", "web");
		assertThat(again.status()).isEqualTo(207);
		assertThat(again.json().path("containers").get(3).path("statusCode").asInt()).isEqualTo(201);
	}

	@Test
	void eachContainerCarriesTheRequestsId() {
		Answer answer = node1.action("create-container", "template", "test", "instances", 3);
		String id = answer.header("X-DockerMod-Request-Id");
		assertThat(id).matches("[0-9a-f]{32}-[0-9a-f]{16}");
		assertThat(lab.engines()).allSatisfy((engine) -> assertThat(engine.idsOfRequest(id)).hasSize(1));
	}

	@Test
	void aTemplateMayHaveAnotherImageAndOverrides() {
		Answer answer = node1.action("create-container", "template", "test", "image", "alpine", "overrides",
				Http.JSON.readTree("""
						{"Labels": {"a": "b"}, "HostConfig": {"Memory": 67108864}}"""));
		JsonNode made = node2.action("inspect-container", "id", answer.body().path("Id").asString()).body();
		assertThat(made.path("Config").path("Image").asString()).isEqualTo("alpine");
		assertThat(made.path("Config").path("Labels").path("a").asString()).isEqualTo("b");
		assertThat(made.path("HostConfig").path("Memory").asLong()).isEqualTo(67108864);
	}

	@Test
	void whatTheDaemonRefusesIsPassedOn() {
		Answer refused = node1.action("create-raw-container", "dockerInstance", "node2", "body", Http.JSON.readTree("""
				{"Image": "busybox", "HostConfig": {"NetworkMode": "container:nobody-there", "Memory": 1}}"""));
		assertThat(refused.status()).isGreaterThanOrEqualTo(400).isLessThan(500);
		assertThat(refused.error()).isNotEmpty();
		assertThat(refused.json().path("dockerInstance").asString()).isEqualTo("node2");
	}

	@Test
	void anUnregisteredNodeGetsNothingIsNotListedAndStillReached() {
		String there = node1.create("dockerInstance", "node3");
		try {
			Answer unregistered = node1.action("unregister", "hostname", "node3");
			assertThat(unregistered.status()).isEqualTo(204);
			assertThat(unregistered.text()).isEmpty();
			await(10).until(() -> !node2.listedIds().contains(there));
			for (int i = 0; i < 4; i++) {
				node2.create();
			}
			assertThat(lab.engine("node3").ids()).containsExactly(there);
			assertThat(node2.action("inspect-container", "id", there).status()).isEqualTo(200);
			assertThat(node2.action("create-container", "template", "test", "dockerInstance", "node3").status())
				.isEqualTo(503);
		}
		finally {
			assertThat(node2.action("register", "hostname", "node3").status()).isEqualTo(204);
		}
		await(10).until(() -> node1.listedIds().contains(there));
		assertThat(node1.action("register", "hostname", "nobody").status()).isEqualTo(404);
	}

	private static String idOf(JsonNode envelope) {
		assertThat(envelope.path("statusCode").asInt()).as(envelope.toString()).isEqualTo(201);
		return envelope.path("Response").path("Body").path("Id").asString();
	}

}
