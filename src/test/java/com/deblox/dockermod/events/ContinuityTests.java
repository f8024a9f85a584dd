package com.deblox.dockermod.events;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.events.Events.A;
import static com.deblox.dockermod.events.Events.B;
import static com.deblox.dockermod.events.Events.message;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * That what is missing of a node's messages is seen, said once, and nothing is told
 * twice.
 */
class ContinuityTests {

	private final Continuity continuity = new Continuity(Set.of(A));

	@Test
	void messagesInTheirOrderAreWhole() {
		assertThat(hear(A, 1, 7)).as("what it told before this node came is not missed").isFalse();
		assertThat(hear(A, 1, 8)).isFalse();
	}

	@Test
	void messageThatIsMissingIsSaidOnce() {
		hear(A, 1, 7);
		assertThat(hear(A, 1, 9)).isTrue();
		assertThat(hear(A, 1, 10)).isFalse();
	}

	@Test
	void messageThatComesTwiceIsNoneTheSecondTime() {
		hear(A, 1, 7);
		hear(A, 1, 8);
		assertThat(this.continuity.accept(message(A, 1, 7))).isFalse();
		assertThat(this.continuity.accept(message(A, 1, 8))).isFalse();
	}

	@Test
	void firstMessageOfANodeThatCameLaterMustBeTheFirst() {
		assertThat(hear(B, 5, 1)).isFalse();
		assertThat(new Continuity(Set.of()).accept(message(B, 5, 2))).isTrue();
		this.continuity.lost(A);
		assertThat(this.continuity.takeGap(A)).isTrue();
		assertThat(hear(A, 6, 2)).isTrue();
	}

	@Test
	void anotherProcessOfANodeIsAGapThatIsSaidWithItsReturnOrItsFirstMessage() {
		hear(A, 1, 7);
		assertThat(hear(A, 2, 1)).as("nobody saw it go").isTrue();
		this.continuity.lost(A);
		assertThat(this.continuity.takeGap(A)).as("it is back").isTrue();
		assertThat(hear(A, 3, 1)).as("said already").isFalse();
		this.continuity.lost(A);
		assertThat(hear(A, 4, 1)).isTrue();
	}

	@Test
	void nodeThatWasCutOffAndToldNothingMissedNothingAfterItsReturn() {
		hear(A, 1, 7);
		this.continuity.lost(A);
		assertThat(this.continuity.takeGap(A)).isTrue();
		assertThat(hear(A, 1, 8)).isFalse();
		this.continuity.lost(A);
		assertThat(this.continuity.takeGap(A)).isTrue();
		assertThat(hear(A, 1, 10)).isTrue();
	}

	@Test
	void gapAtTheNodeItselfIsAGapHere() {
		hear(A, 1, 7);
		this.continuity.accept(new Message(A, 1, 8, true, Events.started("x")));
		assertThat(this.continuity.takeGap(A)).isTrue();
	}

	private boolean hear(com.deblox.dockermod.engine.NodeName node, long epoch, long number) {
		assertThat(this.continuity.accept(message(node, epoch, number))).isTrue();
		return this.continuity.takeGap(node);
	}

}
