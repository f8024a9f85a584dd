package com.deblox.dockermod.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That lines come out in the order of time, and that none waits for ever.
 */
@Timeout(30)
class LogMergerTests {

	private static LogLine line(int second) {
		return new LogLine(Instant.ofEpochSecond(second), "", String.valueOf(second));
	}

	private static List<String> all(LogMerger merger) throws InterruptedException {
		List<String> texts = new ArrayList<>();
		for (LogMerger.Merged next = merger.next(); next != null; next = merger.next()) {
			texts.add(next.line().text());
		}
		return texts;
	}

	@Test
	void linesThatAreThereComeInTheOrderOfTime() throws InterruptedException {
		LogMerger merger = new LogMerger(Duration.ZERO, Duration.ZERO);
		LogMerger.Feed one = merger.add("one");
		LogMerger.Feed two = merger.add("two");
		List.of(1, 4, 5).forEach((second) -> one.put(line(second)));
		List.of(2, 3, 6).forEach((second) -> two.put(line(second)));
		one.end();
		two.end();
		assertThat(all(merger)).containsExactly("1", "2", "3", "4", "5", "6");
	}

	@Test
	void anEarlierLineThatComesWithinTheWindowIsFirst() throws InterruptedException {
		LogMerger merger = new LogMerger(Duration.ofSeconds(20), Duration.ofSeconds(20));
		LogMerger.Feed one = merger.add("one");
		LogMerger.Feed two = merger.add("two");
		one.put(line(2));
		Thread late = Thread.ofVirtual().start(() -> {
			two.put(line(1));
			two.end();
			one.end();
		});
		assertThat(all(merger)).containsExactly("1", "2");
		late.join();
	}

	@Test
	void aSilentLogHoldsTheOthersUpNoLongerThanTheWindow() throws InterruptedException {
		LogMerger merger = new LogMerger(Duration.ofMillis(20), Duration.ofMillis(50));
		merger.add("silent");
		LogMerger.Feed two = merger.add("two");
		two.put(line(1));
		LogMerger.Merged next = merger.next();
		assertThat(next).isEqualTo(new LogMerger.Merged("two", line(1)));
		assertThat(merger.hasMore()).isFalse();
	}

	@Test
	void whoBringsMoreThanThereIsRoomForWaits() throws InterruptedException {
		LogMerger merger = new LogMerger(Duration.ZERO, Duration.ZERO);
		LogMerger.Feed one = merger.add("one");
		LogMerger.Feed two = merger.add("two");
		Thread eager = Thread.ofVirtual().start(() -> {
			for (int i = 0; i < 5000; i++) {
				one.put(line(i));
			}
			one.end();
		});
		while (eager.getState() != Thread.State.WAITING) {
			Thread.onSpinWait();
		}
		two.end();
		assertThat(all(merger)).hasSize(5000);
	}

}
