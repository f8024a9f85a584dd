package com.deblox.dockermod.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.nio.serialization.genericrecord.GenericRecord;
import com.hazelcast.nio.serialization.genericrecord.GenericRecordBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * That what happens at any node is told at every node, once and in order, and that what
 * is missing is said.
 */
class ClusterEventsTests {

	private static EventsNode a;

	private static EventsNode b;

	@BeforeAll
	static void start() {
		a = EventsNode.start("a", null);
		b = EventsNode.start("b", a);
		await().until(() -> a.followed.words().contains("a node-joined") || !a.followed.words().isEmpty());
	}

	@AfterAll
	static void stop() {
		b.close();
		a.close();
	}

	@BeforeEach
	void forget() {
		a.starts("mark");
		b.starts("mark");
		for (EventsNode node : List.of(a, b)) {
			await().until(() -> node.followed.words().contains("a container-started mark")
					&& node.followed.words().contains("b container-started mark"));
			node.followed.events.clear();
		}
	}

	@Test
	void eventsOfEachNodeReachAllNodesOnceAndInOrder() {
		List<String> ofA = new ArrayList<>();
		List<String> ofB = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			a.starts("x" + i);
			b.starts("y" + i);
			ofA.add("a container-started x" + i);
			ofB.add("b container-started y" + i);
		}
		for (EventsNode node : List.of(a, b)) {
			await().until(() -> node.followed.events.size() >= 400);
			assertThat(node.followed.words()).filteredOn((word) -> word.startsWith("a ")).isEqualTo(ofA);
			assertThat(node.followed.words()).filteredOn((word) -> word.startsWith("b ")).isEqualTo(ofB);
		}
		assertThat(a.followed.events).extracting(ClusterEvent::id)
			.containsExactlyInAnyOrderElementsOf(b.followed.events.stream().map(ClusterEvent::id).toList());
	}

	@Test
	void whatTheNodeItselfMissedIsSaidEverywhereOnce() {
		a.daemon.missed();
		a.starts("after");
		a.starts("later");
		for (EventsNode node : List.of(a, b)) {
			await().untilAsserted(() -> assertThat(node.followed.words()).containsExactly("?a container-started after",
					"a container-started later"));
		}
	}

	@Test
	void eventCarriesWhatTheDaemonSaysOfTheContainer() {
		a.daemon.event(Events.ofDaemon("die", "web", Map.of("exitCode", "137", "tier", "front")));
		await().until(() -> !b.followed.events.isEmpty());
		ClusterEvent died = b.followed.events.getFirst();
		assertThat(died.json()).isEqualTo("{\"id\":\"" + died.id()
				+ "\",\"event\":\"container-died\",\"dockerInstance\":\"a\",\"time\":\"2026-01-02T03:04:05.123456789Z\","
				+ "\"containerId\":\"" + Events.id("web")
				+ "\",\"name\":\"web\",\"image\":\"busybox\",\"labels\":{\"tier\":\"front\"},\"exitCode\":137}");
	}

	@Test
	void daemonThatGoesAndComesIsTold() {
		b.daemon.engineDown("it was killed");
		b.daemon.engineUp(java.util.Objects.requireNonNull(b.node.nodes.get("b").engine()));
		await().untilAsserted(() -> assertThat(a.followed.words()).containsExactly("b engine-down", "b engine-up"));
	}

	@Test
	void poolWordsAreToldAtEachNodeOnce() {
		a.node.pool.unregister("b");
		for (EventsNode node : List.of(a, b)) {
			await().untilAsserted(() -> assertThat(node.followed.words()).containsExactly("b node-unregistered"));
		}
		b.node.pool.register("b");
		for (EventsNode node : List.of(a, b)) {
			await().untilAsserted(() -> assertThat(node.followed.words()).containsExactly("b node-unregistered",
					"b node-registered"));
		}
	}

	@Test
	void kindThatOnlyANewerNodeKnowsIsPassedOverAndIsNoGap() {
		GenericRecord unknown = GenericRecordBuilder.compact("dockermod.event")
			.setString("node", "z")
			.setInt64("epoch", 1)
			.setInt64("number", 1)
			.setBoolean("missed", false)
			.setString("kind", "container-exploded")
			.build();
		b.node.hazelcast.<Object>getTopic("events").publish(unknown);
		b.node.hazelcast.<Object>getTopic("events").publish(Events.message(new NodeName("z"), 1, 2));
		await().untilAsserted(() -> assertThat(a.followed.words()).containsExactly("z container-started z-2"));
	}

	@Test
	void nodeThatIsKilledIsLostAndBackAndItsEventsGoOn() {
		try (EventsNode c = EventsNode.start("c", a)) {
			c.starts("first");
			await().untilAsserted(
					() -> assertThat(a.followed.words()).containsExactly("c node-joined", "c container-started first"));
		}
		try (EventsNode c = EventsNode.start("c", a)) {
			c.starts("second");
			await().untilAsserted(() -> assertThat(a.followed.words()).endsWith("c node-lost", "?c node-back",
					"c container-started second"));
			assertThat(c.followed.words()).doesNotContain("c node-lost");
		}
		await().until(() -> a.followed.words().getLast().equals("c node-lost"));
		a.node.pool.unregister("c");
		await().untilAsserted(() -> assertThat(a.followed.words()).endsWith("?c node-unregistered"));
		assertThat(a.node.nodes.find(new NodeName("c"))).isNull();
	}

}
