package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A node that left stays known, until it is back, unregistered, or missed for too long.
 */
class LostNodesTests {

	private static final TestClock clock = new TestClock();

	private static TestNode node;

	private static final List<NodeName> forgotten = new CopyOnWriteArrayList<>();

	@BeforeAll
	static void start() {
		node = TestNode.start("a", null, clock);
		node.lostNodes.onForgotten(forgotten::add);
	}

	@AfterAll
	static void stop() {
		node.close();
	}

	@AfterEach
	void reset() {
		Set.copyOf(node.records.all().keySet())
			.stream()
			.filter((name) -> !name.equals("a"))
			.forEach(node.records::remove);
		forgotten.clear();
	}

	@Test
	void killedNodeIsLostSinceItLeft() {
		TestNode b = TestNode.start("b", node);
		Instant before = clock.instant();
		b.kill();
		await().until(() -> node.sees("b", NodeState.LOST));
		Node lost = node.nodes.get("b");
		assertThat(lost.isLost()).isTrue();
		assertThat(lost.since()).isEqualTo(before);
		await().untilAsserted(() -> assertThat(node.records.shared().get("b")).extracting(NodeRecord::lostSince)
			.as("all agree on it")
			.isEqualTo(before));
	}

	@Test
	void nodeThatIsBackIsNotLost() {
		String name = missed();
		assertThat(node.sees(name, NodeState.LOST)).isTrue();
		try (TestNode back = TestNode.start(name, node, clock)) {
			await().until(() -> node.sees(name, NodeState.UP) && back.sees(name, NodeState.UP));
		}
	}

	@Test
	void forgetTheOldWhenRetentionIsOverForgetsAll() {
		String name = missed();
		node.poolEntries.put(name, new PoolEntry(false, false, null, Instant.EPOCH));
		node.lostNodes.note();
		await().untilAsserted(() -> assertThat(node.records.get(name)).extracting(NodeRecord::lostSince).isNotNull());
		node.lostNodes.forgetTheOld();
		clock.goOn(TestNode.RETENTION);
		node.lostNodes.forgetTheOld();
		assertThat(node.nodes.find(new NodeName(name))).as("not before its time").isNotNull();
		clock.goOn(Duration.ofMillis(1));
		node.lostNodes.forgetTheOld();
		assertThat(node.nodes.find(new NodeName(name))).isNull();
		assertThat(node.records.shared().keySet()).doesNotContain(name);
		assertThat(node.words.get(new NodeName(name)).registered()).as("what was said of it does not count any more")
			.isTrue();
		assertThat(forgotten).contains(new NodeName(name));
	}

	@Test
	void unregisterWhenNodeIsLostForgetsIt() {
		String name = missed();
		node.pool.unregister(name);
		assertThat(node.nodes.find(new NodeName(name))).isNull();
		assertThat(forgotten).contains(new NodeName(name));
	}

	@Test
	void whatComesBackOfAForgottenNodeIsForgottenAgain() {
		String name = missed();
		NodeRecord trace = Objects.requireNonNull(node.records.get(name));
		node.pool.unregister(name);
		node.records.put(name, trace);
		assertThat(node.nodes.find(new NodeName(name))).isNull();
		assertThat(node.nodes.isForgotten(new NodeName(name))).isTrue();
		node.lostNodes.note();
		node.lostNodes.restore();
		node.lostNodes.forgetTheOld();
		await().untilAsserted(() -> assertThat(node.records.shared().keySet()).doesNotContain(name));
		try (TestNode back = TestNode.start(name, node, clock)) {
			assertThat(back.nodes.isForgotten(new NodeName(name))).as("coming back it is another").isFalse();
		}
	}

	@Test
	void unregisterWhenNodeIsThereTakesItOutOfThePool() {
		node.pool.unregister("a");
		assertThat(node.nodes.get("a").registered()).isFalse();
		node.pool.register("a");
		assertThat(node.nodes.get("a").registered()).isTrue();
		assertThat(forgotten).doesNotContain(new NodeName("a"));
	}

	@Test
	void registerWhenThereIsNoSuchNodeListsThem() {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> node.pool.register("c/d"))
			.withMessageStartingWith("No such node: c/d. The nodes are: a")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.NOT_FOUND);
	}

	@Test
	void getWhenNameIsLongRepeatsLittleOfIt() {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> node.nodes.get("y".repeat(129)))
			.withMessageStartingWith("No such node: " + "y".repeat(60) + "…. The nodes are: a");
	}

	@Test
	void drainedNodeIsToldApartFromOneThatTakesContainers() {
		node.pool.drain("a");
		assertThat(node.nodes.get("a").draining()).isTrue();
		assertThat(node.nodes.get("a").registered()).isTrue();
		node.pool.undrain("a");
		assertThat(node.nodes.get("a").draining()).isFalse();
	}

	@Test
	void wordIsNewerThanTheOneThatItReplacesWhateverTheClockSays() {
		NodeName name = new NodeName("ahead");
		Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
		node.poolEntries.put(name.value(), new PoolEntry(true, true, null, tomorrow));
		node.words.drain(name, false);
		node.words.register(name, false);
		assertThat(node.words.get(name)).isEqualTo(new PoolEntry(false, false, null, tomorrow.plusMillis(2)));
	}

	@Test
	void restorePutsBackWhatWasLostAndTheNewestWord() {
		String name = missed();
		node.pool.unregister("a");
		PoolEntry said = Objects.requireNonNull(node.poolEntries.get("a"));
		node.records.shared().evictAll();
		node.lostNodes.restore();
		assertThat(node.records.shared().keySet()).contains(name);
		node.records.put("a", Objects.requireNonNull(node.records.get("a")));
		changes("a", PoolEntry.DEFAULT);
		node.poolEntries.see("a", said);
		node.words.restore();
		assertThat(node.poolEntries.shared().get("a")).isEqualTo(said);
		PoolEntry newer = new PoolEntry(true, true, null, said.said().plusMillis(1));
		changes("a", newer);
		node.poolEntries.see("a", said);
		node.words.restore();
		assertThat(node.poolEntries.shared().get("a")).isEqualTo(newer);
	}

	/** Another word is in the map, and has come here. */
	private static void changes(String name, PoolEntry entry) {
		node.poolEntries.shared().set(name, entry);
		await().until(() -> entry.equals(node.poolEntries.get(name)));
	}

	/** A node that was a member once; each with a name of its own. */
	private static String missed() {
		String name = "missed-" + UUID.randomUUID();
		node.records.put(name, new NodeRecord(new NodeName(name), UUID.randomUUID(), "127.0.0.1:1", Map.of(), true,
				Instant.EPOCH, null, null, "", Tracking.NONE, false));
		return name;
	}

}
