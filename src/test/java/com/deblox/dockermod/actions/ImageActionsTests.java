package com.deblox.dockermod.actions;

import java.util.List;

import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static com.deblox.dockermod.actions.FakeCluster.NODE1;
import static com.deblox.dockermod.actions.FakeCluster.NODE2;
import static com.deblox.dockermod.actions.FakeCluster.answer;
import static com.deblox.dockermod.actions.FakeCluster.failure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ImageActions}.
 */
class ImageActionsTests {

	private static final String PULL = "{\"action\":\"pull-image\",\"image\":\"app\"}";

	private static final String PULL_ALL = "{\"action\":\"pull-image\",\"image\":\"app\",\"all\":true}";

	private static final String DELETE_ALL = "{\"action\":\"delete-image\",\"image\":\"app\",\"all\":true}";

	private final FakeCluster cluster = new FakeCluster();

	@Test
	void pullWhenDoneIsArrayOfWhatDaemonSent() {
		this.cluster.answers(200,
				"{\"status\":\"Pulling\",\"n\":1e400}\r\n{\"id\":\"a\\u00e9\",\"progressDetail\":{}}\r\n");
		ActionResult result = this.cluster.execute(PULL);
		assertThat(result.status()).isEqualTo(200);
		assertThat(FakeCluster.text(result))
			.contains("{\"Body\":[{\"status\":\"Pulling\",\"n\":1e400},{\"id\":\"a\\u00e9\",\"progressDetail\":{}}]},");
	}

	@ParameterizedTest
	@CsvSource({ "manifest for app:1 not found: manifest unknown, 404", "pull access denied for app, 404",
			"repository app does not exist, 404", "Get https://r/v2/: dial tcp: connection refused, 500",
			"no space left on device, 500" })
	void pullWhenProgressTellsErrorIsThatError(String message, int status) {
		this.cluster.answers(200, "{\"status\":\"Pulling\"}\r\n{\"errorDetail\":{\"message\":\"" + message
				+ "\"},\"error\":\"" + message + "\"}\r\n");
		ActionResult result = this.cluster.execute(PULL);
		JsonNode answer = FakeCluster.json(result);
		assertThat(result.status()).isEqualTo(status);
		assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
		assertThat(answer.path("error").asString()).isEqualTo(message);
		assertThat(answer.at("/Response/Body").size()).isEqualTo(2);
	}

	@Test
	void pullWhenDaemonRefusesPassesThatOn() {
		this.cluster.answers(404, "{\"message\":\"pull access denied\"}");
		ActionResult result = this.cluster.execute(PULL);
		assertThat(result.status()).isEqualTo(404);
		assertThat(FakeCluster.json(result).at("/Response/Body/message").asString()).isEqualTo("pull access denied");
	}

	@Test
	void pullWhenProgressIsNoJsonStaysAnEnvelope() {
		this.cluster.answers(200, "{\"status\":\"Pulling\"}\r\n{\"sta");
		ActionResult result = this.cluster.execute(PULL);
		assertThat(result.status()).isEqualTo(500);
		assertThat(FakeCluster.json(result).at("/Response/Body").asString()).startsWith("{\"status\"");
	}

	@Test
	void pullWhenOneNodeFailsTellsOfEach() {
		this.cluster.all = List.of(answer(NODE1, 200, "{\"status\":\"done\"}"), answer(NODE2, 200,
				"{\"error\":\"manifest unknown\",\"errorDetail\":{\"message\":\"manifest unknown\"}}"));
		ActionResult result = this.cluster.execute(PULL_ALL);
		assertThat(result.status()).isEqualTo(207);
		assertThat(FakeCluster.json(result).at("/nodes/0/statusCode").asInt()).isEqualTo(200);
		assertThat(FakeCluster.json(result).at("/nodes/1/statusCode").asInt()).isEqualTo(404);
		assertThat(FakeCluster.json(result).at("/nodes/1/dockerInstance").asString()).isEqualTo("node2");
	}

	@Test
	void pullWhenAllFailIsHighest() {
		this.cluster.all = List.of(answer(NODE1, 404, "{\"message\":\"none\"}"), failure(NODE2, Situation.TIMEOUT));
		ActionResult result = this.cluster.execute(PULL_ALL);
		assertThat(result.status()).isEqualTo(504);
		assertThat(FakeCluster.json(result).at("/nodes/1/requestId").asString()).isEqualTo(FakeCluster.ID.value());
	}

	@Test
	void pullWhenNobodyIsThereToBeAskedSaysSo() {
		ActionResult result = this.cluster.execute(PULL_ALL);
		assertThat(result.status()).isEqualTo(503);
		assertThat(FakeCluster.text(result)).contains("No node is registered");
	}

	@Test
	void deleteWhenOneNodeLacksItIsNoFailure() {
		this.cluster.all = List.of(answer(NODE1, 200, "[{\"Deleted\":\"sha256:1\"}]"),
				answer(NODE2, 404, "{\"message\":\"No such image: app\"}"));
		assertThat(this.cluster.execute(DELETE_ALL).status()).isEqualTo(200);
	}

	@Test
	void deleteWhenAllLackItIsNotFound() {
		this.cluster.all = List.of(answer(NODE1, 404, "{\"message\":\"No such image: app\"}"));
		assertThat(this.cluster.execute(DELETE_ALL).status()).isEqualTo(404);
	}

}
