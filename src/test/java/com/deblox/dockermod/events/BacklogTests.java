package com.deblox.dockermod.events;

import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.events.Events.A;
import static com.deblox.dockermod.events.Events.B;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * That who comes back gets what it lacks: exactly that where it was before, and at
 * another node at least that.
 */
class BacklogTests {

	private static final String HERE = "a-1";

	private static final String THERE = "b-1";

	private static final long NOW = 1_000_000;

	private final Backlog backlog = new Backlog(NOW - Backlog.APART);

	@Test
	void atTheSameNodeExactlyTheRestComes() {
		hear(A, 1, 0);
		hear(B, 1, 1);
		hear(A, 2, 2);
		assertRest(position("b-1-1", HERE, 1), false, "a-1-2");
		assertRest(position("a-1-2", HERE, 2), false);
	}

	@Test
	void atAnotherNodeNothingIsMissingWhateverTheOrderThere() {
		hear(B, 1, 0);
		hear(A, 1, 1);
		hear(A, 2, 2);
		assertRest(position("a-1-1", THERE, 0), false, "b-1-1", "a-1-2");
	}

	@Test
	void atAnotherNodeThatDoesNotHaveTheEventWhatCameAroundItsTimeComes() {
		hear(B, 1, 0);
		hear(A, 1, 2 * Backlog.APART);
		assertRest(position("b-1-n7", THERE, 2 * Backlog.APART), false, "a-1-1");
	}

	@Test
	void anIdAloneIsEnough() {
		hear(A, 1, 0);
		hear(B, 1, 1);
		assertRest(Position.parse("a-1-1"), false, "b-1-1");
	}

	@Test
	void whatIsNotKnownAnyMoreIsSaidToBeMissed() {
		for (int i = 1; i <= Backlog.SIZE + 1; i++) {
			hear(A, i, i);
		}
		Backlog.Rest rest = this.backlog.after(position("a-1-1", HERE, 1), HERE);
		assertThat(rest.missed()).isTrue();
		assertThat(rest.events()).hasSize(Backlog.SIZE);
		assertThat(this.backlog.after(position("a-1-2", HERE, 2), HERE).missed()).isFalse();
		assertThat(this.backlog.after(position("a-1-900", THERE, 900), HERE).missed()).as("it may be").isTrue();
	}

	@Test
	void ofLargeEventsFewerAreRememberedAndThatIsSaid() {
		String label = "ü".repeat(Backlog.ROOM / 8);
		for (int i = 1; i <= 5; i++) {
			Happening large = new Happening(EventKind.CONTAINER_STARTED, Events.TIME, Events.id("x"), "x", "busybox",
					Map.of("label", label), null, null);
			this.backlog.add(new ClusterEvent("a-1-" + i, A, large, false, ""), NOW + i);
		}
		assertRest(position("a-1-1", HERE, 1), true, "a-1-3", "a-1-4", "a-1-5");
		assertRest(position("a-1-4", HERE, 4), false, "a-1-5");
		assertThat(this.backlog.after(position("a-1-4", THERE, 4), HERE).missed()).as("it may be").isTrue();
	}

	@Test
	void nodeThatBeganLaterSaysThatSomeMayBeMissed() {
		hear(A, 1, 1);
		assertRest(position("a-1-1", THERE, -1), true);
	}

	@Test
	void nonsenseIsAnUnknownId() {
		hear(A, 1, 0);
		for (String nonsense : List.of("", "@", "@@", "x@y@z", "a-1-9@a-1@99999999999999999999")) {
			assertRest(Position.parse(nonsense), true, "a-1-1");
		}
	}

	private void hear(NodeName node, long number, long after) {
		Message message = Events.message(node, 1, number);
		this.backlog.add(new ClusterEvent(message.id(), node, Events.started("x"), false, ""), NOW + after);
	}

	private static Position position(String id, String teller, long after) {
		Position position = new Position(id, teller, NOW + after);
		assertThat(Position.parse(position.toString())).isEqualTo(position);
		return position;
	}

	private void assertRest(Position last, boolean missed, String... ids) {
		Backlog.Rest rest = this.backlog.after(last, HERE);
		assertThat(rest.events()).extracting(ClusterEvent::id).containsExactly(ids);
		assertThat(rest.missed()).isEqualTo(missed);
	}

}
