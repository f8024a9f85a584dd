package com.deblox.dockermod.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who waits is woken when its time is over.
 */
class DeadlineWatchTests {

	private final DeadlineWatch watch = new DeadlineWatch();

	@AfterEach
	void stop() {
		this.watch.close();
	}

	@Test
	void watchWhenTimeIsOverEndsTheWaitOnce() throws InterruptedException {
		AtomicInteger ended = new AtomicInteger();
		CountDownLatch later = new CountDownLatch(1);
		this.watch.watch(Deadline.in(Duration.ZERO), ended::incrementAndGet);
		await(later, Duration.ofMillis(1));
		await(new CountDownLatch(1), Duration.ofMillis(1));
		assertThat(ended).hasValue(1);
	}

	@Test
	void watchWhenWaitHasEndedLeavesItAlone() throws InterruptedException {
		AtomicInteger ended = new AtomicInteger();
		this.watch.watch(Deadline.in(Duration.ofMillis(1)), ended::incrementAndGet).close();
		await(new CountDownLatch(1), Duration.ofMillis(2));
		assertThat(ended).hasValue(0);
	}

	@Test
	void watchBeforeTimeIsOverWaits() throws InterruptedException {
		AtomicInteger ended = new AtomicInteger();
		this.watch.watch(Deadline.in(Duration.ofDays(1)), ended::incrementAndGet);
		await(new CountDownLatch(1), Duration.ofMillis(1));
		assertThat(ended).hasValue(0);
	}

	@Test
	void watchWhenEndingOneFailsGoesOnWithTheOthers() throws InterruptedException {
		this.watch.watch(Deadline.in(Duration.ZERO), () -> {
			throw new IllegalStateException("on purpose");
		});
		await(new CountDownLatch(1), Duration.ofMillis(1));
		await(new CountDownLatch(1), Duration.ofMillis(1));
	}

	/**
	 * Until the watch has ended a wait of this time: it then has looked at all before.
	 */
	private void await(CountDownLatch ended, Duration time) throws InterruptedException {
		this.watch.watch(Deadline.in(time), ended::countDown);
		assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
	}

}
