package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
		node.records.remove("b");
		node.poolEntries.remove("a");
		node.poolEntries.remove("b");
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
		missed();
		assertThat(node.sees("b", NodeState.LOST)).isTrue();
		try (TestNode back = TestNode.start("b", node, clock)) {
			assertThat(node.sees("b", NodeState.UP)).isTrue();
			assertThat(back.sees("b", NodeState.UP)).isTrue();
		}
	}

	@Test
	void forgetTheOldWhenRetentionIsOverForgetsAll() {
		missed();
		node.poolEntries.put("b", new PoolEntry(false, false, Instant.EPOCH));
		node.lostNodes.note();
		await().untilAsserted(() -> assertThat(node.records.get("b")).extracting(NodeRecord::lostSince).isNotNull());
		node.lostNodes.forgetTheOld();
		clock.goOn(TestNode.RETENTION);
		node.lostNodes.forgetTheOld();
		assertThat(node.nodes.find(new NodeName("b"))).as("not before its time").isNotNull();
		clock.goOn(Duration.ofMillis(1));
		node.lostNodes.forgetTheOld();
		assertThat(node.nodes.find(new NodeName("b"))).isNull();
		assertThat(node.records.shared().keySet()).doesNotContain("b");
		assertThat(node.poolEntries.shared().keySet()).doesNotContain("b");
		assertThat(forgotten).contains(new NodeName("b"));
	}

	@Test
	void unregisterWhenNodeIsLostForgetsIt() {
		missed();
		node.pool.unregister("b");
		assertThat(node.nodes.find(new NodeName("b"))).isNull();
		assertThat(forgotten).containsExactly(new NodeName("b"));
	}

	@Test
	void unregisterWhenNodeIsThereTakesItOutOfThePool() {
		node.pool.unregister("a");
		assertThat(node.nodes.get("a").registered()).isFalse();
		node.pool.register("a");
		assertThat(node.nodes.get("a").registered()).isTrue();
		assertThat(forgotten).isEmpty();
	}

	@Test
	void registerWhenThereIsNoSuchNodeListsThem() {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> node.pool.register("c/d"))
			.withMessage("No such node: c/d. The nodes are: a")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.NOT_FOUND);
	}

	@Test
	void restorePutsBackWhatWasLostAndTheNewestWord() {
		missed();
		node.pool.unregister("a");
		PoolEntry said = Objects.requireNonNull(node.poolEntries.get("a"));
		node.records.shared().evictAll();
		node.lostNodes.restore();
		assertThat(node.records.shared().keySet()).contains("b");
		node.poolEntries.shared().set("a", PoolEntry.DEFAULT);
		node.poolEntries.see("a", said);
		node.pool.restore();
		assertThat(node.poolEntries.shared().get("a")).isEqualTo(said);
		PoolEntry newer = new PoolEntry(true, true, said.said().plusMillis(1));
		node.poolEntries.shared().set("a", newer);
		node.poolEntries.see("a", said);
		node.pool.restore();
		assertThat(node.poolEntries.shared().get("a")).isEqualTo(newer);
	}

	private static void missed() {
		node.records.put("b", new NodeRecord(new NodeName("b"), UUID.randomUUID(), "127.0.0.1:1", Map.of(), true,
				Instant.EPOCH, null, null));
	}

}
