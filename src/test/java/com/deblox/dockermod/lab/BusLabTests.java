package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;

import com.deblox.dockermod.bus.StompUser;
import com.deblox.dockermod.bus.StompUser.Got;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The bus of three hosts, with the clients that programs use.
 */
class BusLabTests extends LabTests {

	private static final Path MODULES = Path.of("target", "clients", "stompjs", "node_modules");

	private static final Path SCRIPT = Path.of("src", "test", "resources", "clients", "stompjs", "bus.js");

	private static final List<String> A_LIFE = List.of("container-created", "container-started", "container-paused",
			"container-unpaused", "container-renamed", "container-died", "container-removed");

	@Test
	void aContainerIsMadeThroughOneNodeUsedThroughAnotherAndSeenOnTheThird() throws Exception {
		try (StompUser one = at(node1); StompUser two = at(node2); StompUser three = at(node3)) {
			BlockingQueue<Got> events = three.subscribe("/deblox.events", Map.of());
			three.ask("/deblox", "{\"action\":\"list-nodes\"}", Map.of());
			Got created = one.ask("/deblox.docker", "{\"action\":\"create-container\",\"template\":\"test\"}",
					Map.of());
			String id = json(created).path("Response").path("Body").path("Id").asString();
			BlockingQueue<Got> itsOwn = one.subscribe("/" + id, Map.of());
			assertDone(two, id, "{\"action\":\"start-container\"}");
			assertDone(three, id, "{\"action\":\"pause-container\",\"id\":\"" + id + "\"}");
			Got list = two.ask("/deblox", "{\"action\":\"list-containers\",\"all\":true}", Map.of());
			assertThat(json(list).path("complete").asBoolean()).isTrue();
			assertThat(json(list).path("Response").path("Body").path(0).path("Id").asString()).isEqualTo(id);
			assertDone(one, id, "{\"action\":\"unpause-container\"}");
			assertDone(two, id, "{\"action\":\"rename-container\",\"name\":\"renamed\"}");
			assertDone(three, "renamed", "{\"action\":\"delete-container\",\"force\":true}");
			assertThat(lifeOf(id, events)).isEqualTo(A_LIFE);
			assertThat(lifeOf(id, itsOwn)).isEqualTo(A_LIFE.subList(1, A_LIFE.size()));
		}
	}

	@ParameterizedTest
	@CsvSource({ "node1", "node2", "node3" })
	void aNodesAddressIsAnsweredByThatNode(String node) throws Exception {
		try (StompUser user = at(node2)) {
			Got made = user.ask("/deblox.docker." + node, "{\"action\":\"create-container\",\"template\":\"test\"}",
					Map.of());
			assertThat(json(made).path("dockerInstance").asString()).isEqualTo(node);
			Got list = user.ask("/deblox.docker." + node, "{\"action\":\"list-containers\"}", Map.of());
			assertThat(json(list).path("Response").path("Body").size()).isOne();
		}
	}

	@Test
	void npmsStompClientDoesTheSame() {
		String nodes = String.join(" ", lab.nodes().stream().map(Node::uri).toList());
		Docker run = Docker.other("", "env", "NODE_PATH=" + MODULES.toAbsolutePath(), "TOKEN=" + lab.token(),
				"NODES=" + nodes, "node", SCRIPT.toString());
		assertThat(run.exit()).as(run.output()).isZero();
		assertThat(idsOfEngines()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "javascript, node", "python, /usr/bin/python3" })
	void theExamplesOfTheDocumentationWork(String language, String command) throws IOException {
		Path file = Examples.write("bus.md", language);
		try {
			Docker run = Docker.other("", "env", "NODE_PATH=" + MODULES.toAbsolutePath(), "TOKEN=" + lab.token(),
					"BUS=" + bus(node3), command, file.toString());
			assertThat(run.exit()).as(run.output()).isZero();
			assertThat(run.output()).contains("container-started");
			assertThat(idsOfEngines()).isEmpty();
		}
		finally {
			Files.delete(file);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "/deblox | nonsense | 400 | The body is not JSON",
			"/deblox.docker.nothing | {\"action\":\"list-images\"} | 404 | node1, node2, node3",
			"/nothing-like-it | {\"action\":\"start-container\"} | 404 | No such container: nothing-like-it",
			"/deblox.docker.node1 | {\"action\":\"list-nodes\"} | 400 | cannot be sent to /deblox.docker.node1" })
	void whatIsWrongIsToldByEachNode(String address, String message, String status, String sentence) throws Exception {
		for (Node node : lab.nodes()) {
			try (StompUser user = at(node)) {
				Got answer = user.ask(address, message, Map.of());
				assertThat(answer.header("status")).isEqualTo(status);
				assertThat(json(answer).path("error").asString()).contains(sentence);
			}
		}
	}

	@Test
	void whoHasNoTokenIsNotLetIn() {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> StompUser.connect(bus(node1), "wrong"))
			.withStackTraceContaining("Authentication");
		assertThat(Http.send("GET", node1.uri() + "/bus", null).status()).isEqualTo(401);
		Http.Answer answer = Http.send("GET", node2.uri() + "/bus", null, "Authorization", "Bearer " + lab.token());
		assertThat(answer.status()).isEqualTo(426);
		assertThat(answer.error()).contains("WebSocket is spoken at this path");
	}

	private static StompUser at(Node node) throws Exception {
		return StompUser.connect(bus(node), lab.token()).withAnswers();
	}

	private static String bus(Node node) {
		return node.uri().replace("http://", "ws://") + "/bus";
	}

	private static void assertDone(StompUser user, String container, String message) {
		Got answer = user.ask("/" + container, message, Map.of());
		assertThat(json(answer).path("statusCode").asInt()).as(answer.body()).isEqualTo(204);
	}

	/** Until it is removed. */
	private static List<String> lifeOf(String id, BlockingQueue<Got> events) {
		List<String> life = new ArrayList<>();
		while (!life.contains("container-removed")) {
			JsonNode event = json(StompUser.next(events));
			if (event.path("containerId").asString("").equals(id)) {
				life.add(event.path("event").asString());
			}
		}
		return life;
	}

	private static JsonNode json(Got got) {
		return Http.JSON.readTree(got.body());
	}

}
