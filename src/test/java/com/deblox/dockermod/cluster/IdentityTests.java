package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/**
 * Of two nodes with one name or one daemon, the later serves nothing.
 */
class IdentityTests {

	private TestNode first;

	private @Nullable TestNode conflicting;

	@BeforeEach
	void start() {
		this.first = TestNode.start("a", null);
	}

	@AfterEach
	void stop() {
		if (this.conflicting != null) {
			this.conflicting.close();
		}
		this.first.close();
	}

	@Test
	void checkWhenTwoHaveOneNameRefusesTheLater() {
		TestNode later = later("a");
		later.serve();
		await().until(() -> later.identity.conflict() != null);
		assertThatExceptionOfType(EngineException.class).isThrownBy(later.identity::check)
			.withMessageContaining("its name, a,")
			.withMessageContaining(addressOf(this.first))
			.withMessageContaining("dockermod.node.name")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.IDENTITY_CONFLICT);
		assertThat(this.first.identity.look()).isTrue();
		assertThatNoException().isThrownBy(this.first.identity::check);
		assertThat(this.first.records.shared().get("a")).extracting(NodeRecord::member)
			.isEqualTo(this.first.hazelcast.getCluster().getLocalMember().getUuid());
	}

	@Test
	void checkWhenTwoAreOnOneDaemonRefusesTheLater() {
		this.first.daemon.isAnother("one-engine");
		this.first.daemon.isGone(true);
		await().until(() -> this.first.sees("a", NodeState.ENGINE_DOWN));
		this.first.daemon.isGone(false);
		await().until(() -> this.first.sees("a", NodeState.UP));
		TestNode later = later("b");
		later.daemon.isAnother("one-engine");
		later.serve();
		await().until(() -> later.identity.conflict() != null);
		assertThat(later.identity.conflict()).contains("id one-engine")
			.contains("that of a at " + addressOf(this.first));
		assertThat(this.first.identity.look()).isTrue();
		await().untilAsserted(() -> assertThat(this.first.records.shared().keySet()).doesNotContain("b"));
	}

	@Test
	void checkWhenTheFirstIsGoneServesAgain() {
		TestNode later = later("a");
		later.serve();
		await().until(() -> later.identity.conflict() != null);
		this.first.kill();
		await().until(() -> later.identity.conflict() == null);
		assertThatNoException().isThrownBy(later.identity::check);
		await().until(() -> later.sees("a", NodeState.UP));
		assertThat(later.records.shared().get("a")).extracting(NodeRecord::member)
			.isEqualTo(later.hazelcast.getCluster().getLocalMember().getUuid());
	}

	private TestNode later(String name) {
		TestNode later = new TestNode(new NodeName(name), new TestClock(),
				TestMembers.start(name, this.first.hazelcast));
		this.conflicting = later;
		return later;
	}

	private static String addressOf(TestNode node) {
		return "127.0.0.1:" + node.hazelcast.getCluster().getLocalMember().getAddress().getPort();
	}

}
