package com.deblox.dockermod.ownership;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static com.deblox.dockermod.ownership.OwnershipFixtures.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * That the shared map becomes what the daemon says, at the cost of the differences.
 */
class TrackerTests {

	private static final String A = "{\"Id\":\"a\",\"Names\":[\"/web\"],\"State\":\"running\"}";

	private static final String B = "{\"Id\":\"b\",\"Names\":[\"/db\"],\"State\":\"exited\"}";

	private static TestNode node;

	private static MirroredMap<ContainerEntry> map;

	private static Tracker tracker;

	@BeforeAll
	static void startMember() {
		node = TestNode.start("node1", null, OwnershipFixtures.onTheWire());
		map = node.maps.create("containers");
		tracker = new Tracker(new NodeName("node1"), node.engine, node.identity, map, JsonMapper.shared());
	}

	@AfterAll
	static void stopMember() {
		node.close();
	}

	@BeforeEach
	void reset() {
		Set.copyOf(map.all().keySet()).forEach(map::remove);
		node.engine.asked.clear();
		node.engine.answers(200, "[" + A + "," + B + "]");
	}

	@Test
	void reconcileWritesWhatTheDaemonHas() {
		tracker.reconcile();
		assertThat(map.all()).containsOnlyKeys("a", "b");
		assertThat(map.shared().get("a")).extracting(ContainerEntry::names).isEqualTo(List.of("web"));
		assertThat(map.shared().get("a")).extracting(ContainerEntry::node).isEqualTo(new NodeName("node1"));
		assertThat(node.engine.asked.getFirst().path()).hasToString("/containers/json?all=1");
	}

	@Test
	void reconcileWhenNothingChangedWritesNothing() {
		tracker.reconcile();
		long a = version("a");
		long b = version("b");
		tracker.reconcile();
		assertThat(version("a")).isEqualTo(a);
		node.engine.answers(200, "[" + A.replace("running", "paused") + "," + B + "]");
		tracker.reconcile();
		assertThat(version("a")).as("only the difference").isGreaterThan(a);
		assertThat(version("b")).isEqualTo(b);
		assertThat(map.get("a")).extracting(ContainerEntry::state).isEqualTo("paused");
	}

	@Test
	void reconcileRemovesWhatIsGoneAndOnlyItsOwn() {
		map.put("other", entry("other", "node2", "web"));
		tracker.reconcile();
		node.engine.answers(200, "[" + B + "]");
		tracker.reconcile();
		assertThat(map.shared().keySet()).containsExactlyInAnyOrder("b", "other");
		node.engine.answers(200, "[]");
		tracker.reconcile();
		assertThat(map.shared().keySet()).containsExactlyInAnyOrder("other");
	}

	@Test
	void reconcileTakesOverAContainerThatTheMapHasElsewhere() {
		map.put("a", entry("a", "node2", "web"));
		tracker.reconcile();
		assertThat(map.shared().get("a")).extracting(ContainerEntry::node).isEqualTo(new NodeName("node1"));
	}

	@Test
	void reconcileKeepsWhatIsAddedWhileTheDaemonAnswers() {
		node.engine.answers((request) -> {
			map.put("new", entry("new", "node1", "new"));
			return node.engine.answer(200, "[" + A + "]");
		});
		tracker.reconcile();
		assertThat(map.all()).containsOnlyKeys("a", "new");
	}

	@Test
	void reconcileWhenThereAreManyWritesAll() {
		StringBuilder list = new StringBuilder("[");
		for (int i = 0; i < 2500; i++) {
			list.append("{\"Id\":\"").append(i).append("\"},");
		}
		node.engine.answers(200, list + A + "]");
		tracker.reconcile();
		assertThat(map.all()).hasSize(2501);
		assertThat(map.shared().size()).isEqualTo(2501);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[" + A, "[" + A + ",", "", "{\"message\":\"no list\"}" })
	void reconcileWhenAnswerIsNoWholeListRemovesNothing(String list) {
		tracker.reconcile();
		node.engine.answers(200, list);
		assertThatExceptionOfType(EngineException.class).isThrownBy(tracker::reconcile)
			.extracting(EngineException::situation)
			.isEqualTo(Situation.ENGINE_BROKE_OFF);
		assertThat(map.shared().keySet()).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void reconcileWhenDaemonFailsRemovesNothing() {
		tracker.reconcile();
		node.engine.answers(500, "{\"message\":\"broken\"}");
		assertThatExceptionOfType(EngineException.class).isThrownBy(tracker::reconcile).withMessageContaining("500");
		node.engine.fails(Situation.ENGINE_DOWN);
		assertThatExceptionOfType(EngineException.class).isThrownBy(tracker::reconcile);
		assertThat(map.shared().keySet()).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void refreshLooksAtTheseOnly() {
		tracker.reconcile();
		node.engine.answers(200, "[" + A.replace("running", "exited") + "]");
		tracker.refresh(Set.of("a"));
		assertThat(node.engine.asked.getLast().path().parameter("filters")).isEqualTo("{\"id\":[\"a\"]}");
		assertThat(map.get("a")).extracting(ContainerEntry::state).isEqualTo("exited");
		assertThat(map.shared().keySet()).containsExactlyInAnyOrder("a", "b");
		node.engine.answers(200, "[]");
		tracker.refresh(Set.of("a"));
		assertThat(map.shared().keySet()).containsExactly("b");
	}

	@Test
	void reconcileWhenAnotherNodeHasThisNameWritesNothing() {
		TestNode later = TestNode.startWithoutServing("node1", node, OwnershipFixtures.onTheWire());
		try {
			MirroredMap<ContainerEntry> containers = later.maps.create("containers");
			later.engine.answers(200, "[" + A + "]");
			new Tracker(new NodeName("node1"), later.engine, later.identity, containers, JsonMapper.shared())
				.reconcile();
			assertThat(containers.shared().size()).isZero();
		}
		finally {
			later.close();
		}
	}

	@Test
	void entryComesOffTheWireAsItWentOn() {
		ContainerEntry all = new ContainerEntry("id", new NodeName("node1"), List.of("a", "b"), "alpine", "dead",
				Map.of("dockermod.owner", "ann"), 1_700_000_000);
		map.shared().set("id", all);
		assertThat(map.shared().get("id")).isEqualTo(all);
		map.remove("id");
	}

	private static long version(String id) {
		return map.shared().getEntryView(id).getVersion();
	}

}
