package com.deblox.dockermod.ownership;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.cluster.TestClock;
import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.cluster.Tracking;
import com.deblox.dockermod.docker.EngineEvent;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * When the tracker looks at what.
 */
class TrackerTriggerTests {

	private static final String ALL = "/containers/json?all=1";

	private static TestNode node;

	private static final TestClock clock = new TestClock();

	private TrackerTrigger trigger;

	@BeforeAll
	static void startMember() {
		node = TestNode.start("node1", null, OwnershipFixtures.onTheWire());
	}

	@AfterAll
	static void stopMember() {
		node.close();
	}

	@BeforeEach
	void create() {
		this.trigger = trigger(Duration.ofHours(1));
		node.engine.asked.clear();
		node.engine.answers(200, "[]");
	}

	@AfterEach
	void stop() {
		this.trigger.close();
	}

	@Test
	void startLooksAtEverythingAtOnceAndInEachInterval() {
		TrackerTrigger often = trigger(Duration.ofMillis(100));
		often.start();
		await().until(() -> asked().size() >= 3);
		often.close();
		assertThat(asked()).containsOnly(ALL);
	}

	@Test
	void subscribedLooksAtEverything() {
		this.trigger.subscribed();
		await().untilAsserted(() -> assertThat(asked()).containsExactly(ALL));
	}

	@Test
	void eventLooksAtItsContainer() {
		this.trigger.event(event("container", "die", "abc"));
		await().untilAsserted(() -> assertThat(asked()).hasSize(1));
		assertThat(node.engine.asked.getFirst().path().parameter("filters")).isEqualTo("{\"id\":[\"abc\"]}");
	}

	@ParameterizedTest
	@CsvSource({ "container, exec_start: sh", "container, exec_die", "container, health_status: healthy",
			"container, top", "container, attach", "container, resize", "network, connect", "image, pull" })
	void eventThatChangesNothingSharedIsPassedOver(String type, String action) {
		this.trigger.event(event(type, action, "abc"));
		this.trigger.event(event("container", "start", "last"));
		await().untilAsserted(() -> assertThat(asked()).isNotEmpty());
		assertThat(String.join(" ", asked())).contains("last").doesNotContain("abc");
	}

	@Test
	void eventsOfMoreContainersThanAFewLookAtEverything() {
		// the one thread is held until all have come
		java.util.concurrent.CountDownLatch hold = new java.util.concurrent.CountDownLatch(1);
		node.engine.answers((request) -> {
			try {
				hold.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return node.engine.answer(200, "[]");
		});
		this.trigger.subscribed();
		await().until(() -> asked().size() == 1);
		for (int i = 0; i < 101; i++) {
			this.trigger.event(event("container", "start", "id" + i));
			this.trigger.event(event("container", "start", "id" + i));
		}
		hold.countDown();
		await().untilAsserted(() -> assertThat(asked()).containsExactly(ALL, ALL));
	}

	@Test
	void lookThatFailsIsNotTheLast() {
		node.engine.fails(Situation.ENGINE_DOWN);
		this.trigger.subscribed();
		await().until(() -> asked().size() == 1);
		node.engine.answers((request) -> {
			throw new IllegalStateException("unforeseen");
		});
		this.trigger.event(event("container", "start", "abc"));
		await().until(() -> asked().size() == 2);
		this.trigger.subscribed();
		await().until(() -> asked().size() == 3);
	}

	@Test
	void trackingIsCurrentUntilALookFailsAndThenSaysWhenTheLastOneWas() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.trigger.bindTo(registry);
		TimeGauge compared = registry.get("dockermod.tracker.compared.timestamp").timeGauge();
		assertThat(compared.value()).isZero();
		assertThat(this.trigger.tracking()).isEqualTo(new Tracking(Duration.ofHours(1), false, null));
		Instant first = clock.instant();
		this.trigger.subscribed();
		await().until(() -> this.trigger.tracking().current());
		clock.goOn(Duration.ofMinutes(5));
		node.engine.fails(Situation.TIMEOUT);
		this.trigger.subscribed();
		await().until(() -> !this.trigger.tracking().current());
		assertThat(this.trigger.tracking().last()).isEqualTo(first);
		assertThat(compared.value(TimeUnit.MILLISECONDS)).isEqualTo((double) first.toEpochMilli());
		node.engine.answers(200, "[]");
		this.trigger.subscribed();
		await().until(() -> this.trigger.tracking().current());
	}

	@Test
	void trackingIsNotCurrentWhenALookIsLate() {
		this.trigger.subscribed();
		await().until(() -> this.trigger.tracking().current());
		clock.goOn(Duration.ofHours(1));
		assertThat(this.trigger.tracking().current()).isTrue();
		clock.goOn(Tracking.LATE);
		assertThat(this.trigger.tracking().current()).isFalse();
	}

	private static TrackerTrigger trigger(Duration interval) {
		MirroredMap<ContainerEntry> map = OwnershipFixtures.containers(node.maps, UUID.randomUUID().toString());
		return new TrackerTrigger(
				new Tracker(new NodeName("node1"), node.engine, node.identity, map, JsonMapper.shared()),
				new OwnershipProperties(interval), clock);
	}

	private static EngineEvent event(String type, String action, String id) {
		return new EngineEvent(type, action, id, Map.of(), Instant.EPOCH);
	}

	private static List<String> asked() {
		return node.engine.asked.stream().map(EngineRequest::path).map(Object::toString).toList();
	}

}
