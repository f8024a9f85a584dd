package com.deblox.dockermod.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node, its host or its link fails; the others go on and say what they lack.
 */
class NodeFailureLabTests extends LabTests {

	/**
	 * What a call may take at most while a node is gone: its deadline, on a slow machine.
	 */
	private static final Duration CALL = Duration.ofSeconds(10);

	@ParameterizedTest
	@CsvSource({ "kill, start", "hang, resume", "cut, heal", "kill-host, start-host" })
	void theOthersSayWhatTheyLackAndGoOn(String failure, String remedy) {
		String on1 = node1.create("dockerInstance", "node1");
		String on2 = node1.create("dockerInstance", "node2");
		String on3 = node1.create("dockerInstance", "node3", "name", "taken");
		await(10).until(() -> node2.listedIds().size() == 3);
		breaks(failure, "node3");
		List<Duration> times = new ArrayList<>();
		for (Node node : List.of(node1, node2)) {
			await(30).until(() -> {
				Answer list = node.list();
				times.add(list.time());
				return isRightWithout(list, "node3", Set.of(on1, on2)) && node.stateOf("node3").equals("lost");
			});
			Answer inspected = node.action("inspect-container", "id", on3);
			times.add(inspected.time());
			assertThat(inspected.status()).as(inspected.toString()).isEqualTo(503);
			assertThat(inspected.error()).contains("node3").contains("lost since");
			assertThat(inspected.header("Retry-After")).isNotEmpty();
			Answer unknown = node.action("inspect-container", "id", "nobody-knows");
			assertThat(unknown.status()).isEqualTo(503);
			assertThat(unknown.error()).contains("node3");
			Answer created = node.action("create-container", "template", "test", "instances", 4);
			assertThat(created.status()).as(created.toString()).isEqualTo(200);
			Answer taken = node.action("create-container", "template", "test", "name", "taken");
			assertThat(taken.status()).isEqualTo(409);
			assertThat(taken.error()).contains("node3").contains("nregister");
			assertThat(node.action("start-container", "id", on1).json().path("statusCode").asInt()).isIn(204, 304);
		}
		assertThat(times).allSatisfy((time) -> assertThat(time).isLessThan(CALL));
		lab.run(remedy, "node3");
		await(60).ignoreExceptions().untilAsserted(() -> {
			for (Node node : lab.nodes()) {
				assertThat(node.list().json().path("complete").asBoolean()).isTrue();
				assertThat(node.listedIds()).isEqualTo(idsOfEngines());
			}
		});
		// the process alone died, hung or was cut off: its containers are still there; a
		// host takes them along
		assertThat(node1.action("inspect-container", "id", on3).status()).isEqualTo(200);
	}

	@Test
	void noCallHangsWhileANodeIsNotYetKnownToHang() {
		String on3 = node1.create("dockerInstance", "node3");
		await(10).until(() -> node1.listedIds().contains(on3));
		breaks("hang", "node3");
		List<Answer> answers = atOnce(20, (i) -> switch (i % 4) {
			case 0 -> node1.list();
			case 1 -> node1.action("inspect-container", "id", on3);
			case 2 -> node1.action("inspect-container", "id", "nobody");
			default -> node2.action("list-images", "all", true);
		});
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.time()).isLessThan(CALL);
			assertThat(answer.text()).contains("node3");
		});
	}

	@Tag("long")
	@Test
	void aNodeThatDiesInTheMiddleOfABulkLeavesNothingUntold() throws Exception {
		Answer[] answer = new Answer[1];
		Thread caller = Thread.startVirtualThread(
				() -> answer[0] = node1.action("create-container", "template", "test", "instances", 90));
		await(30).until(() -> lab.engine("node3").ids().size() >= 3);
		breaks("kill", "node3");
		caller.join();
		JsonNode told = answer[0].json().path("containers");
		assertThat(told).hasSize(90);
		String requestId = answer[0].header("X-DockerMod-Request-Id");
		Set<String> made = new HashSet<>();
		int unknown = 0;
		for (JsonNode one : told) {
			if (one.path("statusCode").asInt() == 201) {
				assertThat(made.add(one.path("Response").path("Body").path("Id").asString())).isTrue();
			}
			else {
				unknown++;
				assertThat(one.path("error").asString()).contains("node3");
				assertThat(one.path("requestId").asString()).isEqualTo(requestId);
			}
		}
		Set<String> there = new HashSet<>();
		lab.engines().forEach((engine) -> there.addAll(engine.idsOfRequest(requestId)));
		assertThat(there).containsAll(made);
		assertThat(there.size()).isLessThanOrEqualTo(made.size() + unknown).isLessThanOrEqualTo(90);
	}

	@Test
	void aSplitHealsWithNothingDoubledAndNothingLost() {
		String kept = node1.create("dockerInstance", "node3");
		String removed = node1.create("dockerInstance", "node3");
		String removedOn1 = node1.create("dockerInstance", "node1");
		await(10).until(() -> node3.listedIds().size() == 3);
		breaks("cut", "node3");
		await(30).until(() -> node1.stateOf("node3").equals("lost"));
		// on the side of two through DockerMod, on the other directly: its address is cut
		// off
		node1.action("delete-container", "id", removedOn1);
		String newOn2 = node1.create("dockerInstance", "node2");
		String socket = "/var/tmp/" + System.getenv().getOrDefault("DOCKERMOD_LAB", "dm") + "-lab/node3/docker.sock";
		docker(socket, "rm", "-f", removed);
		String newOn3 = docker(socket, "create", "busybox", "true").strip();
		lab.run("heal", "node3");
		await(60).untilAsserted(() -> {
			for (Node node : lab.nodes()) {
				assertThat(node.list().json().path("complete").asBoolean()).isTrue();
				assertThat(node.listedIds()).isEqualTo(idsOfEngines()).containsExactlyInAnyOrder(kept, newOn2, newOn3);
			}
		});
		assertThat(node1.list().body()).hasSize(3);
		await(30).untilAsserted(() -> {
			assertThat(node1.action("list-nodes").json().path("nodes").findValuesAsString("containers"))
				.containsExactly("0", "1", "2");
			assertThat(node2.action("inspect-container", "id", removed).status()).isEqualTo(404);
		});
	}

	@Test
	void allNodesRestartedAtOnceKnowEverythingFromTheEngines() {
		node1.action("create-container", "template", "test", "instances", 6);
		Set<String> before = idsOfEngines();
		Lab.NODES.forEach((node) -> breaks("kill", node));
		Lab.NODES.forEach((node) -> lab.run("start", node, "--no-wait"));
		lab.run("wait");
		for (Node node : lab.nodes()) {
			await(60).ignoreExceptions().untilAsserted(() -> {
				assertThat(node.list().json().path("complete").asBoolean()).isTrue();
				assertThat(node.listedIds()).isEqualTo(before);
				assertThat(node.action("list-nodes").json().path("nodes").findValuesAsString("containers"))
					.containsExactly("2", "2", "2");
			});
		}
	}

	@Test
	void aLostNodeThatIsUnregisteredIsForgottenAndItsNamesAreFree() {
		node1.create("dockerInstance", "node3", "name", "mine");
		await(10).until(() -> node1.action("list-nodes").json().path("nodes").get(2).path("containers").asInt() == 1);
		breaks("kill", "node3");
		await(30).until(() -> node1.stateOf("node3").equals("lost"));
		assertThat(node2.action("unregister", "hostname", "node3").status()).isEqualTo(204);
		await(10).until(() -> node1.stateOf("node3").equals("unknown"));
		assertThat(node1.list().json().path("complete").asBoolean()).isTrue();
		assertThat(node1.action("inspect-container", "id", "mine").status()).isEqualTo(404);
		node1.create("dockerInstance", "node1", "name", "mine");
	}

	private static boolean isRightWithout(Answer list, String lost, Set<String> ids) {
		Set<String> told = new HashSet<>();
		list.body().forEach((container) -> told.add(container.path("Id").asString()));
		boolean named = false;
		for (JsonNode node : list.json().path("nodes")) {
			named |= node.path("dockerInstance").asString().equals(lost) && node.has("error");
		}
		return list.status() == 207 && !list.json().path("complete").asBoolean(true) && named && told.containsAll(ids);
	}

	private static String docker(String socket, String... words) {
		List<String> command = new ArrayList<>(List.of("docker", "-H", "unix://" + socket));
		command.addAll(List.of(words));
		return Lab.execute(command);
	}

}
