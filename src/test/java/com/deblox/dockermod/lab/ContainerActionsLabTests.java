package com.deblox.dockermod.lab;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be done to one container, from any node.
 */
class ContainerActionsLabTests extends LabTests {

	@ParameterizedTest
	@ValueSource(strings = { "node1", "node2", "node3" })
	void aContainerLivesItsLifeWhereverItIs(String owner) {
		String id = node1.create("dockerInstance", owner, "name", "life");
		expect(node2.action("start-container", "id", id), 204, owner);
		assertThat(stateOf(id)).isEqualTo("running");
		expect(node3.action("pause-container", "id", "life"), 204, owner);
		assertThat(stateOf(id)).isEqualTo("paused");
		expect(node1.action("unpause-container", "id", id.substring(0, 12)), 204, owner);
		expect(node2.action("restart-container", "id", owner + "/life", "timeout", 1), 204, owner);
		Answer top = node3.action("top-container", "id", id);
		expect(top, 200, owner);
		assertThat(top.body().path("Processes")).isNotEmpty();
		Answer stats = node1.action("stats-container", "id", id);
		expect(stats, 200, owner);
		assertThat(stats.body().path("memory_stats").path("usage").asLong()).isPositive();
		expect(node2.action("stop-container", "id", id, "timeout", 1), 204, owner);
		assertThat(stateOf(id)).isEqualTo("exited");
		expect(node2.action("rename-container", "id", id, "name", "afterlife"), 204, owner);
		assertThat(node3.action("inspect-container", "id", "afterlife").body().path("Id").asString()).isEqualTo(id);
		expect(node3.action("delete-container", "id", "afterlife"), 204, owner);
		assertThat(node1.action("inspect-container", "id", id).status()).isEqualTo(404);
	}

	@Test
	void aKilledContainerIsKilledBySignal() {
		String id = started(node1.create("dockerInstance", "node2"));
		expect(node3.action("kill-container", "id", id, "signal", "SIGKILL"), 204, "node2");
		await(30).until(() -> stateOf(id).equals("exited"));
	}

	@Test
	void startingTwiceIsNoFailureAndNoBody() {
		String id = started(node1.create("dockerInstance", "node2"));
		Answer again = node1.action("start-container", "id", id);
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.json().path("statusCode").asInt()).isEqualTo(304);
		assertThat(again.json().path("Response").asString()).isEmpty();
	}

	@Test
	void aRunningContainerIsDeletedOnlyByForce() {
		String id = started(node1.create("dockerInstance", "node3"));
		Answer refused = node1.action("delete-container", "id", id);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.error()).contains("You cannot remove a running container");
		expect(node1.action("delete-container", "id", id, "force", true, "volumes", true), 204, "node3");
	}

	@Test
	void logsComeWithBothStreams() {
		Answer made = node1.action("create-raw-container", "dockerInstance", "node3", "body", Http.JSON.readTree("""
				{"Image": "busybox", "Cmd": ["sh", "-c", "echo to out; echo to err >&2"]}"""));
		String id = started(made.body().path("Id").asString());
		node1.action("wait-container", "id", id);
		Answer logs = node1.action("logs-container", "id", id);
		assertThat(logs.body().path("stdout").asString()).isEqualTo("to out\n");
		assertThat(logs.body().path("stderr").asString()).isEqualTo("to err\n");
		assertThat(node2.action("logs-container", "id", id, "timestamps", true).body().path("stdout").asString())
			.containsPattern("^\\d{4}-\\d\\d-\\d\\dT.*to out");
	}

	@Test
	void logsOfATerminalAreAllOutput() {
		Answer made = node1.action("create-raw-container", "dockerInstance", "node2", "body", Http.JSON.readTree("""
				{"Image": "busybox", "Tty": true, "Cmd": ["sh", "-c", "echo to out; echo to err >&2"]}"""));
		String id = started(made.body().path("Id").asString());
		node1.action("wait-container", "id", id);
		assertThat(node1.action("logs-container", "id", id).body().path("stdout").asString()).contains("to out")
			.contains("to err");
	}

	@Test
	void longLogsAreCutAndSaySo() {
		Answer made = node1.action("create-raw-container", "dockerInstance", "node2", "body", Http.JSON.readTree("""
				{"Image": "busybox", "Cmd": ["sh", "-c", "seq 100000 400000; echo the end"]}"""));
		String id = started(made.body().path("Id").asString());
		node1.action("wait-container", "id", id);
		Answer logs = node1.action("logs-container", "id", id, "tail", "all");
		assertThat(logs.body().path("stdout").asString()).hasSizeLessThanOrEqualTo(1024 * 1024).endsWith("the end\n");
		assertThat(logs.text()).contains("cut");
		assertThat(node1.action("logs-container", "id", id).body().path("stdout").asString().lines()).hasSize(1000);
	}

	@Test
	void waitingEndsWithTheContainerAndTellsItsExitCode() {
		Answer made = node1.action("create-raw-container", "dockerInstance", "node2", "body", Http.JSON.readTree("""
				{"Image": "busybox", "Cmd": ["sh", "-c", "sleep 1; exit 42"]}"""));
		String id = started(made.body().path("Id").asString());
		Answer ended = node3.action("wait-container", "id", id);
		assertThat(ended.body().path("StatusCode").asInt()).isEqualTo(42);
	}

	@Test
	void aSecondContainerOfTheSameNameIsRefusedOnAnyNode() {
		node1.create("dockerInstance", "node1", "name", "only");
		Answer refused = node3.action("create-container", "template", "test", "dockerInstance", "node3", "name",
				"only");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.error()).startsWith("Conflict. The container name \"/only\" is already in use by container");
		String other = node2.create("dockerInstance", "node2");
		assertThat(node2.action("rename-container", "id", other, "name", "only").status()).isEqualTo(409);
		node2.action("delete-container", "id", "only");
		node3.create("dockerInstance", "node3", "name", "only");
	}

	@Test
	void ofTwoWhoWantTheSameNameAtOnceOneGetsIt() {
		java.util.List<Integer> statuses = atOnce(6, (
				i) -> lab.nodes().get(i % 3).action("create-container", "template", "test", "name", "wanted").status());
		assertThat(statuses).containsOnlyOnce(200).contains(409);
		assertThat(idsOfEngines()).hasSize(1);
	}

	private static String started(String id) {
		assertThat(node1.action("start-container", "id", id).json().path("statusCode").asInt()).isEqualTo(204);
		return id;
	}

	private static void expect(Answer answer, int statusCode, String owner) {
		JsonNode json = answer.json();
		assertThat(json.path("statusCode").asInt()).as(answer.toString()).isEqualTo(statusCode);
		assertThat(json.path("dockerInstance").asString()).isEqualTo(owner);
		assertThat(answer.status()).isEqualTo(200);
		if (statusCode == 204) {
			assertThat(json.path("Response").isString()).isTrue();
			assertThat(json.path("Response").asString()).isEmpty();
		}
	}

	private static String stateOf(String id) {
		return node1.action("inspect-container", "id", id).body().path("State").path("Status").asString();
	}

}
