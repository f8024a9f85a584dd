package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * That a daemon gets no more than it should, and nobody waits for another's.
 */
@Timeout(60)
class DaemonTurnsTests {

	private static final NodeName A = new NodeName("a");

	private static final NodeName B = new NodeName("b");

	private final DaemonTurns turns = new DaemonTurns();

	@Test
	void takeWhenAllAreTakenWaitsForOneThatIsGivenBackOnce() {
		List<DaemonTurns.Turn> taken = new ArrayList<>();
		for (int i = 0; i < DaemonTurns.AT_ONCE; i++) {
			taken.add(this.turns.take(A));
		}
		this.turns.take(B).close();
		Thread next = Thread.startVirtualThread(() -> this.turns.take(A));
		await().until(() -> next.getState() == Thread.State.WAITING);
		taken.getFirst().close();
		await().until(() -> !next.isAlive());
		taken.getFirst().close();
		Thread last = Thread.startVirtualThread(() -> this.turns.take(A));
		await().until(() -> last.getState() == Thread.State.WAITING);
		taken.getLast().close();
		await().until(() -> !last.isAlive());
		assertThat(taken).hasSize(DaemonTurns.AT_ONCE);
	}

}
