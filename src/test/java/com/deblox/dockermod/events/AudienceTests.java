package com.deblox.dockermod.events;

import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.events.Events.A;
import static com.deblox.dockermod.events.Events.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * That each who follows gets what it wants, and knows what it did not get.
 */
class AudienceTests {

	private final Audience audience = new Audience(A, "a-1", new Backlog(0));

	private final ClusterEvents events = new ClusterEvents(this.audience);

	private final Followed followed = new Followed();

	private int number;

	@Test
	void filtersNarrowWhatIsTold() {
		this.events.subscribe(new EventFilter(Set.of(EventKind.CONTAINER_STARTED), B, null), null, this.followed);
		tell(A, Events.started("x"), false);
		tell(B, Happening.of(EventKind.ENGINE_DOWN, Events.TIME), false);
		tell(B, Events.started("y"), false);
		assertThat(this.followed.words()).containsExactly("b container-started y");
	}

	@Test
	void containerIsItsNameOrItsIdOrAnOldName() {
		for (String reference : new String[] { "web", "/web", "b/web", Events.id("web"),
				Events.id("web").substring(0, 12) }) {
			Followed followed = new Followed();
			this.events.subscribe(new EventFilter(Set.of(), null, reference), null, followed);
			tell(B, Events.started("web"), false);
			tell(B, Events.started("webs"), false);
			tell(A, Happening.of(EventKind.ENGINE_DOWN, Events.TIME), false);
			assertThat(followed.words()).as(reference).containsExactly("b container-started web");
		}
		this.events.subscribe(new EventFilter(Set.of(), null, "a/web"), null, this.followed);
		tell(B, Events.started("web"), false);
		assertThat(this.followed.words()).isEmpty();
		tell(A, new Happening(EventKind.CONTAINER_RENAMED, Events.TIME, Events.id("web"), "shop", null, Map.of(), null,
				"web"), false);
		assertThat(this.followed.words()).containsExactly("a container-renamed shop");
	}

	@Test
	void gapThatShowedWithAnEventThatIsNotWantedIsSaidWithTheNextThatIs() {
		this.events.subscribe(new EventFilter(Set.of(EventKind.CONTAINER_STARTED), null, null), null, this.followed);
		tell(B, Happening.of(EventKind.NODE_BACK, Events.TIME), true);
		tell(A, Events.started("x"), false);
		tell(B, Events.started("y"), false);
		tell(B, Events.started("z"), false);
		assertThat(this.followed.words()).containsExactly("a container-started x", "?b container-started y",
				"b container-started z");
	}

	@Test
	void whoComesBackIsToldTheRestAndThenWhatComes() {
		this.events.subscribe(EventFilter.ALL, null, this.followed);
		tell(A, Events.started("x"), false);
		tell(A, Events.started("y"), false);
		Followed back = new Followed();
		this.events.subscribe(EventFilter.ALL, this.followed.events.getFirst().position(), back);
		tell(A, Events.started("z"), false);
		assertThat(back.words()).containsExactly("a container-started y", "a container-started z");
	}

	@Test
	void whoComesBackTooLateIsToldSo() {
		tell(A, Events.started("x"), false);
		this.events.subscribe(EventFilter.ALL, "a-0-7@a-0@7", this.followed);
		tell(A, Events.started("y"), false);
		assertThat(this.followed.words()).containsExactly("?a container-started x", "a container-started y");
	}

	@Test
	void followerThatFailsIsToldNoMoreAndTheOthersAre() {
		this.events.subscribe(EventFilter.ALL, null, (event) -> {
			throw new IllegalStateException("it fails");
		});
		this.events.subscribe(EventFilter.ALL, null, this.followed);
		tell(A, Events.started("x"), false);
		assertThat(this.followed.words()).containsExactly("a container-started x");
		assertThat(this.events.followers()).isEqualTo(1);
	}

	@Test
	void followersAreBoundedAndWhoLeavesMakesRoom() {
		Subscription last = this.events.subscribe(EventFilter.ALL, null, this.followed);
		for (int i = 1; i < Audience.MOST; i++) {
			this.events.subscribe(EventFilter.ALL, null, this.followed);
		}
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> this.events.subscribe(EventFilter.ALL, null, this.followed))
			.withMessageStartingWith("2000 follow the cluster's events at a, the most that may be");
		last.close();
		last.close();
		this.events.subscribe(EventFilter.ALL, null, this.followed);
	}

	private void tell(NodeName node, Happening what, boolean missed) {
		this.number++;
		this.audience.tell(node + "-1-" + this.number, node, what, missed, this.number);
	}

}
