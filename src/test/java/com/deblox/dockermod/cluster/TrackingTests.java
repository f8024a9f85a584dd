package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Tracking}: how old what the cluster knows of a node's containers may
 * be.
 */
class TrackingTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private static final Instant LAST = NOW.minusSeconds(3);

	private final Tracking current = new Tracking(Duration.ofSeconds(10), true, LAST);

	@Test
	void whatIsToldDoesNotChangeWhileAllGoesWell() {
		assertThat(this.current.told(true))
			.isEqualTo(new Tracking(Duration.ofSeconds(10), true, LAST.plusSeconds(10)).told(true));
	}

	@Test
	void nodeThatIsUpIsKnownAsOfItsLastRoundAtTheLatest() {
		assertThat(node(NodeState.UP, NOW, this.current.told(true)).isTracked()).isTrue();
		assertThat(node(NodeState.UP, NOW, this.current.told(true)).trackedAsOf(NOW)).isEqualTo(NOW.minusSeconds(23));
	}

	@Test
	void nodeWhoseEngineIsDownIsKnownAsOfItsLastLook() {
		Node node = node(NodeState.ENGINE_DOWN, NOW, this.current.told(false));
		assertThat(node.isTracked()).isFalse();
		assertThat(node.trackedAsOf(NOW)).isEqualTo(LAST);
	}

	@Test
	void lostNodeIsKnownAsOfItsLastRoundBeforeItWasMissed() {
		Node node = node(NodeState.LOST, NOW.minusSeconds(100), this.current.told(true));
		assertThat(node.isTracked()).isFalse();
		assertThat(node.trackedAsOf(NOW)).isEqualTo(NOW.minusSeconds(123));
	}

	@Test
	void nodeThatNeverLookedIsNotKnown() {
		Node node = node(NodeState.UP, NOW, Tracking.NONE);
		assertThat(node.isTracked()).isFalse();
		assertThat(node.trackedAsOf(NOW)).isNull();
	}

	private static Node node(NodeState state, Instant since, Tracking tracking) {
		return new Node(new NodeName("a"), state, since, true, false, "", Map.of(), null, "", tracking, false);
	}

}
