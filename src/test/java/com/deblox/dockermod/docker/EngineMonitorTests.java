package com.deblox.dockermod.docker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * When the daemon is said to be up, and when down.
 */
class EngineMonitorTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

	private final DescribedEngine engine = new DescribedEngine("id1");

	private final List<String> told = new CopyOnWriteArrayList<>();

	private final EngineMonitor monitor = this.engine.monitor(Clock.fixed(NOW.plusNanos(999), ZoneOffset.UTC));

	@AfterEach
	void stop() {
		this.monitor.close();
	}

	@Test
	void isUpWhenDaemonAnswersAndKnowsWhatItSays() {
		start();
		await().until(this.monitor::isUp);
		assertThat(this.monitor.info()).isEqualTo(new EngineInfo("id1", "28.1", "1.49", "1.24", "host1", 4, 8192,
				"Debian", "x86_64", "6.1", "overlay2", "linux", Map.of("storage", "ssd", "fast", "")));
		assertThat(this.monitor.since()).as("in milliseconds, as it travels").isEqualTo(NOW);
		await().untilAsserted(() -> assertThat(this.told).containsExactly("up id1"));
	}

	@Test
	void isDownWhenDaemonIsNotThereFromTheBeginning() {
		this.engine.isGone(true);
		start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("down It is gone"));
		assertThat(this.monitor.isUp()).isFalse();
		assertThat(this.monitor.info()).isNull();
	}

	@Test
	void looksForADaemonThatIsDownWithAPauseThoughItsOwnLookSeesThatItIsGone() {
		List<Long> looks = new CopyOnWriteArrayList<>();
		this.engine.isGone(true);
		this.engine.whenAskedInVain(() -> {
			looks.add(System.nanoTime());
			this.monitor.lookNow();
		});
		start();
		await().until(() -> looks.size() > 3);
		assertThat(Duration.ofNanos(looks.get(3) - looks.get(0))).isGreaterThan(Duration.ofMillis(700));
	}

	@Test
	void isUpAgainWhenDaemonIsBack() {
		this.engine.isGone(true);
		start();
		await().until(() -> !this.told.isEmpty());
		this.engine.isGone(false);
		await().untilAsserted(() -> assertThat(this.told).containsExactly("down It is gone", "up id1"));
	}

	@Test
	void isDownAtOnceWhenSomebodySawItGoneAndKeepsWhatItSaid() {
		start();
		await().until(() -> this.told.size() == 1);
		this.engine.isGone(true);
		this.monitor.lookNow();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("up id1", "down It is gone"));
		assertThat(this.monitor.isUp()).isFalse();
		assertThat(this.monitor.info()).isNotNull();
	}

	@Test
	void isDownWhenDaemonAnswersWithAnError() {
		this.engine.answers(500);
		start();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("down It answers 500 to GET /_ping"));
	}

	@Test
	void isUpAsAnotherWhenDaemonWasReplacedBetweenTwoLooks() {
		start();
		await().until(() -> this.told.size() == 1);
		this.engine.isAnother("id2");
		this.monitor.lookNow();
		await().untilAsserted(() -> assertThat(this.told).containsExactly("up id1", "up id2"));
	}

	private void start() {
		this.monitor.addListener(new EngineListener() {

			@Override
			public void engineUp(EngineInfo info) {
				EngineMonitorTests.this.told.add("up " + info.id());
			}

			@Override
			public void engineDown(String why) {
				EngineMonitorTests.this.told.add("down " + why);
			}

		});
		this.monitor.start();
	}

}
