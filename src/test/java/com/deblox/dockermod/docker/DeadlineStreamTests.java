package com.deblox.dockermod.docker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * When the watch over a long answer ends it.
 */
class DeadlineStreamTests {

	private static final NodeName NODE = new NodeName("node1");

	private final AtomicInteger released = new AtomicInteger();

	private final Scheduler scheduler = new Scheduler();

	@AfterEach
	void stop() {
		this.scheduler.shutdownNow();
	}

	@Test
	void readPassesOnWhatComes() throws IOException {
		try (DeadlineStream stream = stream(new ByteArrayInputStream(new byte[] { (byte) 200, 2, 3 }),
				Deadline.in(Duration.ofMinutes(1)))) {
			assertThat(stream.read()).isEqualTo(200);
			assertThat(stream.readAllBytes()).containsExactly(2, 3);
			assertThat(stream.read()).isEqualTo(-1);
		}
		assertThat(this.released).hasPositiveValue();
		assertThat(this.scheduler.getQueue()).as("nothing is watched any more").isEmpty();
	}

	@Test
	void firstLookIsNeverBeforeTheDeadline() {
		for (int i = 0; i < 200; i++) {
			Deadline deadline = Deadline.in(Duration.ofMinutes(1));
			stream(InputStream.nullInputStream(), deadline).end();
			assertThat(this.scheduler.delay).as("a look that comes early is followed by one at twice the time")
				.isGreaterThanOrEqualTo(deadline.left());
		}
	}

	@Test
	void readWhenTimeIsOverSaysSo() {
		DeadlineStream stream = stream(new BrokenOnceReleased(), Deadline.in(Duration.ofMillis(50)));
		await().until(() -> this.released.get() > 0);
		assertThatExceptionOfType(EngineException.class).isThrownBy(stream::read)
			.withMessageContaining("node1")
			.withMessageContaining(Requests.ORIGIN.id().value());
	}

	@Test
	void readWhenSilentForTooLongSaysSo() {
		DeadlineStream stream = stream(new BrokenOnceReleased(), Deadline.whileTalking(Duration.ofMillis(50)));
		await().until(() -> this.released.get() > 0);
		assertThatExceptionOfType(EngineException.class).isThrownBy(stream::read).withMessageContaining("50 ms");
	}

	@Test
	void readWhenBrokenOffInTimeKeepsTheFailure() {
		this.released.set(1);
		DeadlineStream stream = stream(new BrokenOnceReleased(), Deadline.in(Duration.ofMinutes(1)));
		assertThatIOException().isThrownBy(stream::read).withMessage("closed");
	}

	private DeadlineStream stream(InputStream body, Deadline deadline) {
		EngineRequest request = Requests.get("info").withDeadline(deadline);
		return new DeadlineStream(body, NODE, request, this.released::incrementAndGet, this.scheduler);
	}

	private final class BrokenOnceReleased extends InputStream {

		@Override
		public int read() throws IOException {
			if (DeadlineStreamTests.this.released.get() > 0) {
				throw new IOException("closed");
			}
			return 1;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			bytes[offset] = (byte) read();
			return 1;
		}

	}

	/** Remembers when the first look was asked for. */
	private static final class Scheduler extends ScheduledThreadPoolExecutor {

		private Duration delay = Duration.ZERO;

		private Scheduler() {
			super(1);
			setRemoveOnCancelPolicy(true);
		}

		@Override
		public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
			this.delay = Duration.of(first, unit.toChronoUnit());
			return super.scheduleWithFixedDelay(command, first, delay, unit);
		}

	}

}
