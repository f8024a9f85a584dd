package com.deblox.dockermod.ownership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.cluster.Tracking;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;

import static com.deblox.dockermod.ownership.OwnershipFixtures.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * That the shared map becomes what the daemon says, at the cost of the differences.
 */
class TrackerTests {

	private static final String A = "{\"Id\":\"a\",\"Names\":[\"/web\"],\"State\":\"running\"}";

	private static final String B = "{\"Id\":\"b\",\"Names\":[\"/db\"],\"State\":\"exited\"}";

	private static TestNode node;

	private MirroredMap<ContainerEntry> map;

	private Tracker tracker;

	@BeforeAll
	static void startMember() {
		node = TestNode.start("node1", null, OwnershipFixtures.onTheWire());
	}

	@AfterAll
	static void stopMember() {
		node.close();
	}

	@BeforeEach
	void reset() {
		this.map = OwnershipFixtures.containers(node.maps, UUID.randomUUID().toString());
		this.tracker = new Tracker(new NodeName("node1"), node.engine, node.identity, this.map, JsonMapper.shared());
		node.engine.asked.clear();
		node.engine.answers(200, "[" + A + "," + B + "]");
	}

	@Test
	void reconcileWritesWhatTheDaemonHas() {
		this.tracker.reconcile();
		assertThat(this.map.shared().keySet()).containsExactlyInAnyOrder("a", "b");
		assertThat(this.map.shared().get("a")).extracting(ContainerEntry::names).isEqualTo(List.of("web"));
		assertThat(this.map.shared().get("a")).extracting(ContainerEntry::node).isEqualTo(new NodeName("node1"));
		assertThat(node.engine.asked.getFirst().path()).hasToString("/containers/json?all=1");
	}

	@Test
	void reconcileWhenNothingChangedWritesNothing() {
		this.tracker.reconcile();
		// until the map's own events are through, too
		await().untilAsserted(() -> {
			long before = version("a") + version("b");
			this.tracker.reconcile();
			assertThat(version("a") + version("b")).isEqualTo(before);
		});
		long a = version("a");
		long b = version("b");
		node.engine.answers(200, "[" + A.replace("running", "paused") + "," + B + "]");
		this.tracker.reconcile();
		assertThat(version("a")).as("only the difference").isGreaterThan(a);
		assertThat(version("b")).isEqualTo(b);
		assertThat(this.map.shared().get("a")).extracting(ContainerEntry::state).isEqualTo("paused");
	}

	@Test
	void roundsAndDifferencesAreCounted() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.tracker.bindTo(registry);
		this.tracker.reconcile();
		this.tracker.refresh(Set.of("a"));
		node.engine.answers(200, "[" + B + "]");
		this.tracker.reconcile();
		assertThat(count(registry, "rounds", "scope", "all")).isEqualTo(2);
		assertThat(count(registry, "rounds", "scope", "changed")).isEqualTo(1);
		assertThat(count(registry, "differences", "kind", "written")).isEqualTo(2);
	}

	private static double count(SimpleMeterRegistry registry, String what, String tag, String value) {
		FunctionCounter counter = registry.get("dockermod.tracker." + what).tag(tag, value).functionCounter();
		return counter.count();
	}

	@Test
	void ownContainersAreCountedByStateAndOthersAreNot() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new ContainerMeters(new NodeName("node1"), this.map).bindTo(registry);
		this.map.put("other", entry("other", "node2", "web"));
		this.tracker.reconcile();
		await().untilAsserted(() -> {
			assertThat(containers(registry, "running")).isEqualTo(1);
			assertThat(containers(registry, "exited")).isEqualTo(1);
			assertThat(containers(registry, "created")).isZero();
			assertThat(registry.get("dockermod.index.containers").gauge().value()).isEqualTo(3);
		});
		node.engine.answers(200, "[" + A.replace("running", "never-heard-of") + "]");
		this.tracker.reconcile();
		await().untilAsserted(() -> {
			assertThat(containers(registry, "running")).isZero();
			assertThat(containers(registry, "exited")).isZero();
			assertThat(containers(registry, "other")).isEqualTo(1);
		});
	}

	private static double containers(SimpleMeterRegistry registry, String state) {
		return registry.get("dockermod.containers").tag("state", state).gauge().value();
	}

	@Test
	void indexIsWellWhileItIsKeptUpToDate() {
		AtomicReference<Tracking> tracking = new AtomicReference<>(new Tracking(Duration.ofSeconds(10), false, null));
		Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:01:00Z"), ZoneOffset.UTC);
		IndexHealth health = new IndexHealth(this.map, tracking::get, Duration.ofSeconds(10), clock);
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
		tracking.set(new Tracking(Duration.ofSeconds(10), false, clock.instant().minusSeconds(59)));
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		tracking.set(new Tracking(Duration.ofSeconds(10), false, clock.instant().minusSeconds(61)));
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void reconcileRemovesWhatIsGoneAndOnlyItsOwn() {
		this.map.put("other", entry("other", "node2", "web"));
		this.tracker.reconcile();
		node.engine.answers(200, "[" + B + "]");
		this.tracker.reconcile();
		assertThat(this.map.shared().keySet()).containsExactlyInAnyOrder("b", "other");
		node.engine.answers(200, "[]");
		this.tracker.reconcile();
		assertThat(this.map.shared().keySet()).containsExactlyInAnyOrder("other");
	}

	@Test
	void reconcileTakesOverAContainerThatTheMapHasElsewhere() {
		this.map.put("a", entry("a", "node2", "web"));
		this.tracker.reconcile();
		assertThat(this.map.shared().get("a")).extracting(ContainerEntry::node).isEqualTo(new NodeName("node1"));
	}

	@Test
	void reconcileKeepsWhatIsAddedWhileTheDaemonAnswers() {
		node.engine.answers((request) -> {
			this.map.put("new", entry("new", "node1", "new"));
			return node.engine.answer(200, "[" + A + "]");
		});
		this.tracker.reconcile();
		assertThat(this.map.shared().keySet()).containsExactlyInAnyOrder("a", "new");
	}

	@Test
	void reconcileWhenThereAreManyWritesAll() {
		StringBuilder list = new StringBuilder("[");
		for (int i = 0; i < 2500; i++) {
			list.append("{\"Id\":\"").append(i).append("\"},");
		}
		node.engine.answers(200, list + A + "]");
		this.tracker.reconcile();
		assertThat(this.map.shared().size()).isEqualTo(2501);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[" + A, "[" + A + ",", "", "{\"message\":\"no list\"}" })
	void reconcileWhenAnswerIsNoWholeListRemovesNothing(String list) {
		this.tracker.reconcile();
		node.engine.answers(200, list);
		assertThatExceptionOfType(EngineException.class).isThrownBy(this.tracker::reconcile)
			.extracting(EngineException::situation)
			.isEqualTo(Situation.ENGINE_BROKE_OFF);
		assertThat(this.map.shared().keySet()).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void reconcileWhenDaemonFailsRemovesNothing() {
		this.tracker.reconcile();
		node.engine.answers(500, "{\"message\":\"broken\"}");
		assertThatExceptionOfType(EngineException.class).isThrownBy(this.tracker::reconcile)
			.withMessageContaining("500");
		node.engine.fails(Situation.ENGINE_DOWN);
		assertThatExceptionOfType(EngineException.class).isThrownBy(this.tracker::reconcile);
		assertThat(this.map.shared().keySet()).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void refreshLooksAtTheseOnly() {
		this.tracker.reconcile();
		node.engine.answers(200, "[" + A.replace("running", "exited") + "]");
		this.tracker.refresh(Set.of("a"));
		assertThat(node.engine.asked.getLast().path().parameter("filters")).isEqualTo("{\"id\":[\"a\"]}");
		assertThat(this.map.shared().get("a")).extracting(ContainerEntry::state).isEqualTo("exited");
		assertThat(this.map.shared().keySet()).containsExactlyInAnyOrder("a", "b");
		node.engine.answers(200, "[]");
		this.tracker.refresh(Set.of("a"));
		assertThat(this.map.shared().keySet()).containsExactly("b");
	}

	@Test
	void reconcileWhenAnotherNodeHasThisNameWritesNothing() {
		TestNode later = TestNode.startWithoutServing("node1", node, OwnershipFixtures.onTheWire());
		try {
			MirroredMap<ContainerEntry> containers = OwnershipFixtures.containers(later.maps,
					this.map.shared().getName());
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
	void entryComesOffTheWireAsItWentOnButForItsIdWhichIsItsKey() {
		ContainerEntry all = new ContainerEntry("id", new NodeName("node1"), List.of("a", "b"), "alpine", "dead",
				Map.of("dockermod.owner", "ann"), 1_700_000_000);
		this.map.shared().set("id", all);
		ContainerEntry came = Objects.requireNonNull(this.map.shared().get("id"));
		assertThat(came.id()).isEmpty();
		assertThat(came.sharing("id", null)).isEqualTo(all);
		await().untilAsserted(() -> assertThat(this.map.get("id")).isEqualTo(all));
	}

	private long version(String id) {
		return this.map.shared().getEntryView(id).getVersion();
	}

}
