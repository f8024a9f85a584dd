package com.deblox.dockermod.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the service manager hears of a node.
 */
@ExtendWith(OutputCaptureExtension.class)
class HeartbeatTests {

	private static final Duration OFTEN = Duration.ofMillis(5);

	private final List<List<String>> told = new CopyOnWriteArrayList<>();

	private final AtomicInteger unheard = new AtomicInteger();

	private volatile @Nullable Exception failure;

	private volatile boolean deaf;

	private volatile String status = "well";

	private final Heartbeat heartbeat = new Heartbeat(this::hear, () -> this.status);

	private void hear(String... words) throws IOException {
		if (this.deaf) {
			this.unheard.incrementAndGet();
			throw new IOException("nobody listens");
		}
		this.told.add(List.of(words));
	}

	private void begin() {
		this.heartbeat.start(new SelfTest(List.of(() -> {
		}, () -> {
			Exception now = this.failure;
			if (now != null) {
				throw now;
			}
		}), Duration.ofSeconds(20)), OFTEN);
	}

	@AfterEach
	void end() {
		this.heartbeat.close();
	}

	@Test
	void aNodeThatAnswersIsReadyOnceAndThenAlive() {
		begin();
		await().until(() -> this.told.size() > 3);
		assertThat(this.told.getFirst()).containsExactly("READY=1", "WATCHDOG=1", "STATUS=well");
		assertThat(this.told.subList(1, 4)).containsOnly(List.of("WATCHDOG=1"));
	}

	@Test
	void aNodeThatDoesNotAnswerIsNotReadyUntilItDoes(CapturedOutput output) {
		this.failure = new IOException("127.0.0.1:8080 answers ''");
		begin();
		await().until(() -> output.getAll().contains("127.0.0.1:8080 answers ''"));
		assertThat(this.told).allSatisfy((words) -> assertThat(words).containsExactly("STATUS=well"));
		this.failure = null;
		await().until(() -> this.told.stream().anyMatch((words) -> words.contains("READY=1")));
	}

	@Test
	void aNodeThatStopsAnsweringIsNoLongerAliveAndSaysWhyOnce(CapturedOutput output) {
		begin();
		await().until(() -> this.told.size() > 1);
		this.failure = new IOException("the door is shut");
		await().until(() -> output.getAll().contains("the door is shut"));
		int before = this.told.size();
		this.status = "badly";
		await().until(() -> this.told.size() > before);
		assertThat(this.told.subList(before, this.told.size())).containsExactly(List.of("STATUS=badly"));
		this.failure = null;
		await().until(() -> this.told.getLast().contains("WATCHDOG=1"));
		assertThat(output.getAll()).containsOnlyOnce("the door is shut").contains("answers itself again");
	}

	@Test
	void aManagerThatDidNotHearIsToldAgainAndThatIsSaidOnce(CapturedOutput output) {
		this.deaf = true;
		begin();
		await().until(() -> this.unheard.get() > 3);
		assertThat(output.getAll()).containsOnlyOnce("nobody listens");
		this.deaf = false;
		await().until(() -> !this.told.isEmpty());
		assertThat(this.told.getFirst()).containsExactly("READY=1", "WATCHDOG=1", "STATUS=well");
	}

	@Test
	void aNodeThatStopsSaysSoAndNothingAfterThat() {
		begin();
		await().until(() -> this.told.size() > 1);
		this.heartbeat.stop();
		assertThat(this.told.getLast()).first().isEqualTo("STOPPING=1");
		assertThat(this.told).filteredOn(Predicate.not(List::isEmpty)).last().isEqualTo(this.told.getLast());
	}

	@Test
	void aSignThatHangsIsNoSignAndIsInterrupted(CapturedOutput output) throws InterruptedException {
		CountDownLatch interrupted = new CountDownLatch(1);
		SelfTest test = new SelfTest(List.of(() -> {
			try {
				new CountDownLatch(1).await();
			}
			finally {
				interrupted.countDown();
			}
		}), Duration.ofMillis(50));
		assertThat(test.passes()).isFalse();
		interrupted.await();
		assertThat(output.getAll()).contains("there was no answer within");
	}

}
