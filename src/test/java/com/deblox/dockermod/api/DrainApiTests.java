package com.deblox.dockermod.api;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Draining a node that has to stop what runs: against a daemon that is none.
 */
class DrainApiTests extends ServedApi {

	private static final String STOP = "/cluster/nodes/node1/drain?stop=true";

	/** By the time of their creation. */
	private final Set<String> running = new ConcurrentSkipListSet<>(Set.of("a-30", "b-10", "c-20"));

	private final CountDownLatch hold = new CountDownLatch(1);

	private volatile String held = "";

	private volatile int stopTimeout = 600;

	@BeforeEach
	void daemon() {
		this.node.engine.answers(this::answer);
	}

	@Test
	void containersAreStoppedOldestFirstAndEachIsTold() {
		HttpResponse<String> response = post(STOP + "&timeout=3");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
		assertThat(response.body().lines()).containsExactly(
				"{\"containerId\":\"b-10\",\"name\":\"name-b-10\",\"status\":\"stopping\"}",
				"{\"containerId\":\"b-10\",\"name\":\"name-b-10\",\"status\":\"stopped\",\"done\":1,\"total\":3}",
				"{\"containerId\":\"c-20\",\"name\":\"name-c-20\",\"status\":\"stopping\"}",
				"{\"containerId\":\"c-20\",\"name\":\"name-c-20\",\"status\":\"stopped\",\"done\":2,\"total\":3}",
				"{\"containerId\":\"a-30\",\"name\":\"name-a-30\",\"status\":\"stopping\"}",
				"{\"containerId\":\"a-30\",\"name\":\"name-a-30\",\"status\":\"stopped\",\"done\":3,\"total\":3}",
				"{\"dockerInstance\":\"node1\",\"draining\":true,\"stopped\":3,\"failed\":0}");
		assertThat(asked("POST")).containsExactly("/containers/b-10/stop?t=3", "/containers/c-20/stop?t=3",
				"/containers/a-30/stop?t=3");
	}

	@Test
	void containerHasItsOwnTimeToStopWhereNoneIsSaid() {
		post(STOP);
		assertThat(asked("POST")).containsExactly("/containers/b-10/stop", "/containers/c-20/stop",
				"/containers/a-30/stop");
		// quick is 100 s here, the container's own are 600
		assertThat(firstStop().deadline().left()).isGreaterThan(Duration.ofSeconds(500));
	}

	@Test
	void containerThatIsNeverKilledHasADayToStop() {
		this.stopTimeout = -1;
		post(STOP);
		assertThat(firstStop().deadline().left()).isGreaterThan(Duration.ofHours(20));
	}

	@Test
	void containersOfOneSecondAreStoppedAsTheyWereCreated() {
		this.running.clear();
		// the daemon lists the newest first
		this.running.addAll(Set.of("a-10", "b-10", "c-10", "d-5"));
		post(STOP);
		assertThat(asked("POST")).containsExactly("/containers/d-5/stop", "/containers/c-10/stop",
				"/containers/b-10/stop", "/containers/a-10/stop");
	}

	private EngineRequest firstStop() {
		return this.node.engine.asked.stream()
			.filter((request) -> request.method().equals("POST"))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void containerThatCannotBeStoppedIsToldAndTheOthersAreStopped() {
		this.running.add("stubborn-15");
		JsonNode end = end(post(STOP));
		assertThat(end.path("stopped").asInt()).isEqualTo(3);
		assertThat(end.path("failed").asInt()).isEqualTo(1);
		assertThat(this.running).containsExactly("stubborn-15");
	}

	@Test
	void whatBeginsToRunMeanwhileIsStoppedToo() throws Exception {
		this.held = "a-30";
		try (Reader reader = new Reader()) {
			await().until(() -> asked("POST").contains("/containers/a-30/stop"));
			this.running.add("late-40");
			this.hold.countDown();
			assertThat(reader.rest()).contains("late-40").contains("\"stopped\":4,\"failed\":0}");
		}
	}

	@Test
	void undrainEndsTheStopping() throws Exception {
		this.held = "b-10";
		try (Reader reader = new Reader()) {
			await().until(() -> asked("POST").contains("/containers/b-10/stop"));
			assertThat(post("/cluster/nodes/node1/undrain").statusCode()).isEqualTo(204);
			this.hold.countDown();
			assertThat(reader.rest())
				.endsWith("{\"dockerInstance\":\"node1\",\"draining\":false,\"stopped\":1,\"failed\":0,"
						+ "\"error\":\"node1 was undrained meanwhile: the rest was not stopped\"}\n");
		}
		assertThat(this.running).containsExactly("a-30", "c-20");
	}

	@Test
	void whoLeavesEndsTheStoppingAndTheNodeStaysDraining() throws Exception {
		this.held = "b-10";
		try (Reader _ = new Reader()) {
			await().until(() -> asked("POST").contains("/containers/b-10/stop"));
		}
		// a second one is refused as long as the first stops
		await().until(() -> post(STOP).statusCode() != 409);
		assertThat(json(get("/cluster/nodes/node1")).path("draining").asBoolean(false)).isTrue();
	}

	@Test
	void secondCallThatStopsIsRefused() throws Exception {
		this.held = "b-10";
		try (Reader reader = new Reader()) {
			await().until(() -> asked("POST").contains("/containers/b-10/stop"));
			HttpResponse<String> second = post(STOP);
			assertThat(second.statusCode()).isEqualTo(409);
			assertThat(second.body()).contains("are being stopped already");
			this.hold.countDown();
			assertThat(reader.rest()).contains("\"stopped\":3");
		}
	}

	@Test
	void nodeWhoseDaemonDoesNotAnswerIsDrainingAndTheCallSaysWhatFailed() {
		this.node.engine.fails(Situation.ENGINE_DOWN);
		HttpResponse<String> response = post(STOP);
		assertThat(response.statusCode()).isEqualTo(502);
		assertThat(json(response).path("error").asString()).startsWith("What runs on node1 cannot be told");
		assertThat(json(get("/cluster/nodes/node1")).path("draining").asBoolean(false)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			timeout=3                 | needs stop=true
			stop=true&timeout=-1      | must be a whole number of seconds from 0 to 86400
			stop=true&timeout=86401   | must be a whole number of seconds from 0 to 86400
			stop=true&timeout=soon    | The parameter "timeout" is "soon": it must be a whole number
			stop=maybe                | The parameter "stop" is "maybe": it must be true or false
			force=true                | knows stop, timeout
			""")
	void drainThatMakesNoSenseIsRefusedAndNothingDone(String query, String sentence) {
		HttpResponse<String> response = post("/cluster/nodes/node1/drain?" + query);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).path("error").asString()).contains(sentence);
		assertThat(json(get("/cluster/nodes/node1")).path("draining").asBoolean(true)).isFalse();
	}

	private EngineResponse answer(EngineRequest request) {
		List<String> segments = request.path().segments();
		if (segments.equals(List.of("containers", "json"))) {
			return this.node.engine.answer(200,
					"[" + String.join(",", this.running.stream().map(DrainApiTests::row).toList()) + "]");
		}
		if (segments.getLast().equals("json")) {
			return this.node.engine.answer(200, "{\"Config\":{\"StopTimeout\":" + this.stopTimeout + "}}");
		}
		String id = segments.get(1);
		if (id.startsWith("stubborn")) {
			return this.node.engine.answer(500, "{\"message\":\"cannot stop container\"}");
		}
		if (id.equals(this.held)) {
			try {
				this.hold.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		this.running.remove(id);
		return this.node.engine.answer(204, "");
	}

	private static String row(String id) {
		return "{\"Id\":\"" + id + "\",\"Names\":[\"/name-" + id + "\"],\"Created\":"
				+ id.substring(id.indexOf('-') + 1) + "}";
	}

	private List<String> asked(String method) {
		return this.node.engine.asked.stream()
			.filter((request) -> request.method().equals(method))
			.map((request) -> request.path().toString())
			.toList();
	}

	private static JsonNode end(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(new ArrayList<>(response.body().lines().toList()).getLast());
	}

	/** Reads while the node is drained. */
	private final class Reader implements AutoCloseable {

		private final HttpClient client = HttpClient.newHttpClient();

		private final InputStream body;

		Reader() throws Exception {
			this.body = this.client
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + DrainApiTests.this.port + STOP))
					.POST(HttpRequest.BodyPublishers.noBody())
					.build(), HttpResponse.BodyHandlers.ofInputStream())
				.body();
		}

		String rest() throws Exception {
			return new String(this.body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		}

		@Override
		public void close() throws java.io.IOException {
			DrainApiTests.this.hold.countDown();
			this.body.close();
			this.client.shutdownNow();
		}

	}

}
