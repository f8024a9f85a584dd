package com.deblox.dockermod.command;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The events of the cluster as a person reads them.
 */
@Timeout(30)
class EventsCommandTests {

	private static final String STARTED = """
			{"id": "node1-5-7", "event": "container-started", "dockerInstance": "node1",\
			 "time": "2026-11-28T03:00:00.123456789Z", "containerId": "0123456789abcdef", "name": "web",\
			 "image": "busybox", "labels": {}}""";

	private static final String DIED = """
			{"id": "node2-5-8", "event": "container-died", "dockerInstance": "node2",\
			 "time": "2026-11-28T03:00:01Z", "containerId": "fedcba9876543210", "name": "db",\
			 "image": "postgres", "labels": {}, "exitCode": 137, "missed": true}""";

	private final FakeNode node = new FakeNode();

	@AfterEach
	void close() {
		this.node.close();
	}

	/**
	 * Each time it is asked it tells the next of these, then breaks off; then it refuses.
	 */
	private void tells(String... streams) {
		AtomicInteger times = new AtomicInteger();
		this.node.on("/cluster/events", (exchange) -> {
			int time = times.getAndIncrement();
			if (time >= streams.length) {
				FakeNode.answer(exchange, 403, "{\"error\": \"That is all\", \"statusCode\": 403}");
				return;
			}
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(streams[time].getBytes(StandardCharsets.UTF_8));
			}
		});
	}

	@Test
	void anEventIsALineAndABrokenStreamGoesOnWhereItWas() {
		tells(": heartbeat\nretry: 1\n\nid: node1-5-7\nevent: container-started\ndata: " + STARTED + "\n\n",
				"id: node2-5-8\nevent: container-died\ndata: " + DIED + "\n\n");
		Ran ran = Ran.at(this.node, "events");
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.lines()).containsExactly(
				"2026-11-28T03:00:00.123456789Z  node1     container-started     web  busybox  0123456789ab",
				"2026-11-28T03:00:01Z            node2     container-died        db  postgres  fedcba987654  exit code 137");
		assertThat(ran.err()).contains("The events broke off; asking the node at " + this.node.url(),
				"The node answers again.", "Events before the next one were missed", "That is all");
		assertThat(this.node.headers.get(0)).doesNotContainKey("Last-event-id");
		assertThat(this.node.headers.get(1)).containsEntry("Last-event-id", List.of("node1-5-7"));
		assertThat(this.node.headers.get(2)).containsEntry("Last-event-id", List.of("node2-5-8"));
	}

	@Test
	void jsonIsALineEach() {
		tells("retry: 1\nid: node1-5-7\ndata: " + STARTED + "\n\n");
		Ran ran = Ran.at(this.node, "events", "--json", "-f", "kind=container-started,container-died", "-f",
				"node=node1");
		assertThat(ran.out()).isEqualTo(STARTED + "\n");
		assertThat(this.node.asked).first()
			.isEqualTo("GET /cluster/events?kind=container-started%2Ccontainer-died&node=node1");
	}

	@Test
	void aNodeThatDoesNotAnswerAtFirstIsNotAskedAgain() {
		String url = this.node.url();
		this.node.close();
		Ran ran = Ran.with(java.util.Map.of("DOCKERMOD_NODE", url), false, "events");
		assertThat(ran.status()).isEqualTo(3);
		assertThat(ran.err()).contains("No node answers at");
	}

	@Test
	void aFilterThatThereIsNotIsRefused() {
		Ran ran = Ran.at(this.node, "events", "-f", "colour=red");
		assertThat(ran.status()).isEqualTo(2);
		assertThat(ran.err()).contains("kind=, node=, container= are allowed");
	}

}
