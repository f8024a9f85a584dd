package com.deblox.dockermod.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.gateway.FakeEvents.event;
import static com.deblox.dockermod.gateway.FakeNodes.request;
import static com.deblox.dockermod.gateway.FakeNodes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The events of all nodes as one stream.
 */
class EventsRuleTests extends FollowedNodes {

	@Test
	void whatHappensAnywhereComesWithItsNode() throws IOException {
		try (EngineResponse response = this.rule.answer(request("GET", "/events"))) {
			BufferedReader lines = lines(response);
			this.b.says(1);
			assertThat(lines.readLine()).isEqualTo(event(1, "b"));
			this.a.says(2);
			assertThat(lines.readLine()).isEqualTo(event(2, "a"));
		}
		List.of(this.a, this.b, this.c).forEach(FakeEvents::awaitClosed);
	}

	@Test
	void whatWasBeforeComesInTimeOrderAndThenTheRest() throws IOException {
		this.a.remembers(3, 7);
		this.b.remembers(5);
		this.c.remembers(4);
		try (EngineResponse response = this.rule.answer(request("GET", "/events?since=2&filters=x"))) {
			BufferedReader lines = lines(response);
			assertThat(lines.readLine()).isEqualTo(event(3, "a"));
			assertThat(lines.readLine()).isEqualTo(event(4, "c"));
			assertThat(lines.readLine()).isEqualTo(event(5, "b"));
			assertThat(lines.readLine()).isEqualTo(event(7, "a"));
			this.c.says(200);
			assertThat(lines.readLine()).isEqualTo(event(200, "c"));
		}
		assertThat(this.nodes.c.asked).extracting((asked) -> asked.path().toString())
			.containsExactly("/events?filters=x&since=2.000000000&until=100.000000000",
					"/events?filters=x&since=100.000000001");
	}

	@Test
	void aStreamThatBreaksIsBegunAgainAfterItsLastEvent() throws IOException {
		try (EngineResponse response = this.rule.answer(request("GET", "/events"))) {
			BufferedReader lines = lines(response);
			this.b.says(9);
			assertThat(lines.readLine()).isEqualTo(event(9, "b"));
			this.b.breaks();
			this.b.says(10);
			assertThat(lines.readLine()).isEqualTo(event(10, "b"));
			assertThat(this.nodes.b.asked.getLast().path().parameter("since")).isEqualTo("9.000000001");
			this.a.says(11);
			assertThat(lines.readLine()).isEqualTo(event(11, "a"));
		}
	}

	@Test
	void aNodeThatIsLostIsNamedAndFollowedWhenItIsBack() throws IOException {
		this.nodes.b.fails(Situation.NODE_LOST);
		try (EngineResponse response = this.rule.answer(request("GET", "/events"))) {
			assertThat(response.header(Everywhere.INCOMPLETE)).contains("b: NODE_LOST");
			this.b.follows();
			this.b.says(101);
			assertThat(lines(response).readLine()).isEqualTo(event(101, "b"));
			assertThat(this.nodes.b.asked.getLast().path().parameter("since")).isEqualTo("100.000000000");
		}
	}

	@Test
	void thePastEndsWithIt() {
		this.a.remembers(3);
		this.b.remembers(2);
		this.nodes.c.fails(Situation.NODE_LOST);
		EngineResponse response = this.rule.answer(request("GET", "/events?since=1&until=50"));
		assertThat(text(response)).isEqualTo(event(2, "b") + "\n" + event(3, "a") + "\n");
		assertThat(response.header(Everywhere.INCOMPLETE)).contains("c: NODE_LOST");
	}

	@Test
	void itEndsWhenItsTimeIsOver() throws IOException {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(100));
		InstantSource time = now::get;
		EventsRule running = new EventsRule(this.nodes, this.nodes.everywhere, FakeNodes.A, this.nodes::nodes,
				time.withZone(ZoneOffset.UTC), Duration.ofMillis(5));
		try (EngineResponse response = running.answer(request("GET", "/events?until=102"))) {
			this.b.says(101);
			BufferedReader lines = lines(response);
			assertThat(lines.readLine()).isEqualTo(event(101, "b"));
			now.set(Instant.ofEpochSecond(103));
			AtomicBoolean closed = new AtomicBoolean();
			response.whenClosed(() -> closed.set(true));
			assertThat(lines.readLine()).isNull();
			assertThat(closed).as("closed before its end is written").isFalse();
		}
		this.b.awaitClosed();
	}

	@Test
	void aRefusalIsPassedOnAndNothingStaysOpen() {
		this.nodes.b.answers(400, "{\"message\":\"invalid filter\"}");
		EngineResponse response = this.rule.answer(request("GET", "/events?filters=x"));
		assertThat(response.status()).isEqualTo(400);
		this.a.awaitClosed();
		this.c.awaitClosed();
		assertThat(this.rule.answer(request("GET", "/events?since=1&filters=x")).status()).isEqualTo(400);
	}

	@Test
	void whereNobodyAnswersTheFailureOfTheAskedNodeIsTold() {
		this.nodes.a.fails(Situation.ENGINE_DOWN);
		this.nodes.b.fails(Situation.NODE_LOST);
		this.nodes.c.fails(Situation.NODE_LOST);
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.rule.answer(request("GET", "/events")))
			.withMessage("ENGINE_DOWN at a");
	}

	@Test
	void whatIsNoTimeIsLeftToTheDaemon() {
		this.nodes.a.answers(400, "{}");
		assertThat(this.rule.answer(request("GET", "/events?since=yesterday")).status()).isEqualTo(400);
		assertThat(this.nodes.b.asked).isEmpty();
	}

	private static BufferedReader lines(EngineResponse response) {
		return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
	}

}
