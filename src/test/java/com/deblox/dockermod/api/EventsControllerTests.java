package com.deblox.dockermod.api;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.api.ServerSentEvents.Event;
import com.deblox.dockermod.events.EventsNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * The cluster's events as Server-Sent Events.
 */
class EventsControllerTests extends ServedApi {

	@Autowired
	EventsNode events;

	@AfterEach
	void allHaveLeft() {
		await().untilAsserted(() -> assertThat(this.events.events().followers()).as("the test's own").isEqualTo(1));
	}

	@Test
	void eventHasAnIdAKindAndItsJson() {
		try (ServerSentEvents client = follow("")) {
			assertThat(client.response().headers().firstValue("Content-Type")).contains("text/event-stream");
			this.events.starts("web");
			Event event = first(client);
			assertThat(event.kind()).isEqualTo("container-started");
			assertThat(event.data().path("event").asString()).isEqualTo("container-started");
			assertThat(event.data().path("dockerInstance").asString()).isEqualTo("node1");
			assertThat(event.name()).isEqualTo("web");
			assertThat(event.id()).startsWith(event.data().path("id").asString() + "@");
			assertThat(event.missed()).isFalse();
		}
	}

	@Test
	void filtersNarrowWhatIsTold() {
		try (ServerSentEvents none = follow("?kind=container-died,engine-down");
				ServerSentEvents some = follow(
						"?kind=container-died&kind=container-started&node=node1&container=web")) {
			this.events.starts("other");
			this.events.starts("web");
			assertThat(first(some).name()).isEqualTo("web");
			assertThat(some.events()).hasSize(1);
			assertThat(none.events()).isEmpty();
		}
	}

	@Test
	void whoComesBackIsToldWhatItMissed() {
		String last;
		try (ServerSentEvents client = follow("")) {
			this.events.starts("before");
			last = first(client).id();
		}
		this.events.starts("meanwhile");
		try (ServerSentEvents back = follow("", "Last-Event-ID", last)) {
			this.events.starts("after");
			await().until(() -> back.events().size() == 2);
			assertThat(back.events()).extracting(Event::name, Event::missed)
				.containsExactly(tuple("meanwhile", false), tuple("after", false));
		}
		try (ServerSentEvents back = follow("?container=after", "Last-Event-ID", "node1-1-1@node1-1@1")) {
			assertThat(first(back).missed()).isTrue();
		}
	}

	@Test
	void whoLacksMoreThanIsRememberedIsToldSoAndNotCutOff() {
		String last;
		try (ServerSentEvents client = follow("")) {
			this.events.starts("first");
			last = first(client).id();
			for (int told = 1; told < 1000;) {
				for (int i = 0; i < 111; i++) {
					this.events.starts("n" + told, Map.of("label", "x".repeat(2000)));
					told++;
				}
				int all = told;
				await().pollDelay(Duration.ZERO).until(() -> client.events().size() == all);
			}
		}
		try (ServerSentEvents back = follow("", "Last-Event-ID", last)) {
			this.events.starts("after");
			await().until(() -> !back.events().isEmpty() && back.events().getLast().name().equals("after"));
			assertThat(back.events().getFirst().missed()).isTrue();
			assertThat(back.events()).extracting(Event::name).contains("n999").doesNotContain("n1");
		}
	}

	@Test
	void clientThatNeverReadsIsCutOffAndTheOthersAreNot() throws IOException {
		try (Socket never = new Socket()) {
			never.setReceiveBufferSize(4 * 1024);
			never.connect(new java.net.InetSocketAddress("localhost", this.port));
			never.getOutputStream()
				.write(("GET /cluster/events HTTP/1.1\r\nHost: localhost:" + this.port + "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			await().until(() -> this.events.events().followers() == 2);
			try (ServerSentEvents reader = follow("")) {
				int told = 0;
				while (this.events.events().followers() == 3) {
					told++;
					this.events.starts("large", Map.of("label", "x".repeat(16_000)));
					int all = told;
					await().pollInterval(Duration.ofMillis(1)).until(() -> reader.events().size() == all);
				}
				assertThat(reader.isEnded()).isFalse();
				this.events.starts("last");
				await().until(() -> reader.events().getLast().name().equals("last"));
			}
		}
	}

	@Test
	void streamOfWhoseTokenIsTakenBackEnds() {
		try (ServerSentEvents client = follow("", TAKEN_BACK, "yes")) {
			await().until(() -> {
				this.events.starts("web");
				return client.isEnded();
			});
		}
	}

	@Test
	void headSaysWhatItIsAndEnds() {
		HttpResponse<String> response = send("HEAD", "/cluster/events");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET  | /cluster/events?kind=container-exploded | 400 | allowed are container-created, container-started
			GET  | /cluster/events?node=nowhere            | 404 | No such node: nowhere. The nodes are: node1
			GET  | /cluster/events?since=1                 | 400 | /cluster/events knows container, kind, node
			POST | /cluster/events                         | 405 | allowed are GET
			""")
	void whatIsAskedWronglyIsToldInASentence(String method, String path, int status, String sentence) {
		HttpResponse<String> response = send(method, path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(json(response).path("error").asString()).contains(sentence);
	}

	private ServerSentEvents follow(String query, String... headers) {
		return ServerSentEvents.follow("http://localhost:" + this.port + "/cluster/events" + query, headers);
	}

	private static Event first(ServerSentEvents client) {
		List<Event> events = client.events();
		await().until(() -> !events.isEmpty());
		return events.getFirst();
	}

}
