package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * What waits for one client: bounded, and nobody is held up by it.
 */
class EventFollowerTests {

	private static final NodeName A = new NodeName("a");

	private static final NodeName B = new NodeName("b");

	private final EventFollower follower = new EventFollower(Clock.systemUTC(), Duration.ZERO, null, Map.of(A, 5L));

	@Test
	void aClientThatReadsNothingIsCutOffAtABound() {
		int told = 0;
		while (this.follower.offer(event(B, told, 1000))) {
			told++;
		}
		assertThat(told * 1000).isEqualTo(EventFollower.ROOM - EventFollower.ROOM % 1000);
		this.follower.cut("too slow");
		assertThatIOException().isThrownBy(this.follower::read).withMessage("too slow");
	}

	@Test
	void aSingleEventIsNeverTooLong() throws IOException {
		assertThat(this.follower.offer(event(B, 1, EventFollower.ROOM + 1))).isTrue();
		assertThat(this.follower.readNBytes(EventFollower.ROOM + 1)).hasSize(EventFollower.ROOM + 1);
	}

	@Test
	void whatWasToldBeforeIsNotToldAgain() throws IOException {
		this.follower.offer(event(A, 4, 1));
		this.follower.offer(event(B, 4, 2));
		this.follower.offer(event(A, 5, 3));
		assertThat(this.follower.read(new byte[10], 0, 10)).isEqualTo(2);
		assertThat(this.follower.read(new byte[10], 0, 10)).isEqualTo(3);
	}

	@Test
	void itEndsWithItsTime() throws IOException {
		EventFollower ending = new EventFollower(Clock.systemUTC(), Duration.ZERO, 7L, Map.of());
		ending.offer(event(A, 7, 1));
		ending.offer(event(A, 8, 1));
		assertThat(ending.readAllBytes()).hasSize(1);
	}

	@Test
	void leavingWakesTheReaderAndTellsOnce() {
		AtomicInteger over = new AtomicInteger();
		this.follower.whenOver(over::incrementAndGet);
		Thread.ofVirtual().start(this.follower::leave);
		assertThatIOException().isThrownBy(this.follower::read);
		this.follower.leave();
		await().until(() -> over.get() == 1);
	}

	private static EventLines.Event event(NodeName node, long time, int length) {
		return new EventLines.Event(node, time, new byte[length]);
	}

}
