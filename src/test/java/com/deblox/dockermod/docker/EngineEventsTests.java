package com.deblox.dockermod.docker;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * That what the daemon says of its containers is heard, and heard again after it was
 * gone.
 */
class EngineEventsTests {

	private static final String START = event("start", 1);

	@TempDir
	Path folder;

	private final List<String> told = new CopyOnWriteArrayList<>();

	private final List<EngineEvent> events = new CopyOnWriteArrayList<>();

	private FakeDaemon daemon;

	private EngineOnFake host;

	private EngineEvents subscription;

	@BeforeEach
	void start() {
		this.daemon = FakeDaemon.onSocket(this.folder);
		this.host = new EngineOnFake(this.daemon, 1);
		this.subscription = new EngineEvents(this.host.transport, JsonMapper.shared(),
				Clock.fixed(Instant.ofEpochSecond(1_600_000_000), ZoneOffset.UTC));
		this.subscription.addListener(new Told());
	}

	@AfterEach
	void stop() {
		this.subscription.close();
		this.host.close();
		this.daemon.close();
	}

	@Test
	void eventIsToldAfterTheSubscriptionIs() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk(START);
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("subscribed", "start"));
		assertThat(this.events).containsExactly(new EngineEvent("container", "start", "abc", Map.of("name", "web"),
				Instant.parse("2023-11-14T22:13:20.000000001Z")));
		assertThat(this.daemon.received.getFirst().path())
			.isEqualTo("/events?filters=%7B%22type%22%3A%5B%22container%22%5D%7D&since=1600000000.000000000");
	}

	@Test
	void newSubscriptionGoesOnAtTheLastEventAndTellsNothingTwice() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk(START + event("die", 2));
			if (this.daemon.received.size() == 1) {
				exchange.lastChunk();
			}
			else {
				exchange.chunk(event("destroy", 3));
			}
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("subscribed", "start", "die", "broken",
				"subscribed", "destroy"));
		assertThat(this.daemon.received.getLast().path()).endsWith("&since=1699999999.000000002");
	}

	@Test
	void whatTheDaemonHasForgottenMeanwhileIsSaidToBeMissed() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			if (this.daemon.received.size() == 1) {
				exchange.chunk(START);
				exchange.lastChunk();
			}
			else {
				exchange.chunk(event("create", 7) + event("start", 8));
			}
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("subscribed", "start", "broken", "subscribed",
				"missed", "create", "start"));
	}

	@Test
	void subscriptionIsRenewedWhenTheDaemonEndsIt() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			if (this.daemon.received.size() == 1) {
				exchange.lastChunk();
			}
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("subscribed", "broken", "subscribed"));
	}

	@Test
	void subscriptionIsRenewedWhenTheDaemonIsBack() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().until(() -> this.told.contains("subscribed"));
		this.daemon.stop();
		await().until(() -> this.told.contains("broken"));
		this.told.clear();
		this.daemon.start();
		await().until(() -> this.told.contains("subscribed"));
	}

	@Test
	void subscriptionIsEndedWhenTheDaemonHangs() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().until(() -> this.told.contains("subscribed"));
		this.subscription.engineDown("no answer");
		await().untilAsserted(() -> assertThat(this.told).startsWith("subscribed", "broken"));
	}

	@Test
	void refusedSubscriptionIsNotToldAndTriedAgain() {
		this.daemon.answers((request, exchange) -> {
			if (this.daemon.received.size() == 1) {
				exchange.answer(500, "{}");
			}
			else {
				exchange.chunkedHead();
			}
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("broken", "subscribed"));
	}

	@Test
	void messageThatIsNotJsonIsPassedOver() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk("what?\n" + START);
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("subscribed", "start"));
	}

	@Test
	void listenerThatFailsDoesNotEndTheSubscriptionForEver() {
		this.subscription.addListener(new Told() {

			@Override
			public void event(EngineEvent event) {
				if (EngineEventsTests.this.events.size() == 1) {
					throw new IllegalStateException("a listener fails");
				}
			}

		});
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk(event("start", this.daemon.received.size()));
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().until(() -> this.events.size() >= 2);
	}

	@Test
	void closeEndsTheSubscription() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.awaitLeave();
		});
		this.subscription.start();
		await().until(() -> this.told.contains("subscribed"));
		this.subscription.close();
		await().until(() -> this.daemon.connections() == 0);
	}

	private static String event(String action, int nanos) {
		return "{\"Type\":\"container\",\"Action\":\"" + action + "\",\"Actor\":{\"ID\":\"abc\","
				+ "\"Attributes\":{\"name\":\"web\"}},\"timeNano\":" + (1_700_000_000_000_000_000L + nanos) + "}\n";
	}

	private class Told implements EventListener {

		@Override
		public void subscribed() {
			EngineEventsTests.this.told.add("subscribed");
		}

		@Override
		public void event(EngineEvent event) {
			EngineEventsTests.this.events.add(event);
			EngineEventsTests.this.told.add(event.action());
		}

		@Override
		public void missed() {
			EngineEventsTests.this.told.add("missed");
		}

		@Override
		public void broken(String why) {
			EngineEventsTests.this.told.add("broken");
		}

	}

}
