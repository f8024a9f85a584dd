package com.deblox.dockermod.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What each node knows of the others, and that it is put right again.
 */
class MembershipTests {

	private static TestNode a;

	private static TestNode b;

	@BeforeAll
	static void startMembers() {
		a = TestNode.start("a", null);
		b = TestNode.start("b", a);
	}

	@AfterAll
	static void stopMembers() {
		b.close();
		a.close();
	}

	@Test
	void everyoneKnowsWhatANodeSaysOfItself() {
		await().until(() -> b.sees("a", NodeState.UP));
		assertThat(a.nodes.all()).extracting(Node::name).containsExactly(new NodeName("a"), new NodeName("b"));
		Node node = a.nodes.get("b");
		assertThat(node).isEqualTo(b.nodes.get("b"));
		assertThat(node.address()).isEqualTo("127.0.0.1:8080");
		assertThat(node.labels()).isEqualTo(Map.of("zone", "b"));
		assertThat(node.engine()).isNotNull().satisfies((engine) -> {
			assertThat(engine.cpus()).isEqualTo(4);
			assertThat(engine.memory()).isEqualTo(8192);
			assertThat(engine.version()).isEqualTo("28.1");
		});
		assertThat(node.registered()).isTrue();
		assertThat(node.draining()).isFalse();
	}

	@Test
	void everyoneSeesADaemonGoAndComeBack() {
		b.daemon.isGone(true);
		await().until(() -> a.sees("b", NodeState.ENGINE_DOWN));
		assertThat(a.nodes.get("b").engine()).as("what it last said").isNotNull();
		b.daemon.isGone(false);
		await().until(() -> a.sees("b", NodeState.UP));
	}

	@Test
	void recordThatWentMissingIsWrittenAgain() {
		a.records.remove("b");
		await().until(() -> a.sees("b", NodeState.UP));
	}

	@Test
	void whatNoEventToldIsPutRightWhenAMemberJoinsAndOnceMoreAfterwards() {
		NodeRecord right = Objects.requireNonNull(b.records.get("b"));
		NodeRecord wrong = right.lost(Instant.EPOCH);
		List<NodeRecord> repaired = new CopyOnWriteArrayList<>();
		a.membership.onRepaired(() -> {
			NodeRecord now = a.records.get("b");
			if (repaired.isEmpty()) {
				a.records.see("b", wrong);
			}
			repaired.add(now);
		});
		a.records.see("b", wrong);
		TestNode c = TestNode.start("c", a);
		await().until(() -> repaired.size() > 1);
		assertThat(repaired).containsOnly(right);
		c.close();
		await().until(() -> b.sees("c", NodeState.LOST));
		a.pool.unregister("c");
		await().until(() -> b.nodes.find(new NodeName("c")) == null);
	}

	@Test
	void recordsOfAllSurviveTheLossOfTheMap() {
		a.pool.unregister("b");
		a.poolEntries.shared().evictAll();
		a.words.restore();
		assertThat(a.poolEntries.shared().keySet()).contains("b");
		await().until(() -> !b.nodes.get("b").registered());
		b.pool.register("b");
		await().until(() -> a.nodes.get("b").registered());
	}

}
