package com.deblox.dockermod.shutdown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In which order a node stops, and that nothing keeps it from it.
 */
class GracefulStopTests {

	private static final StopTimes SHORT = new StopTimes(Duration.ZERO, Duration.ofMillis(60), Duration.ofMillis(60),
			Duration.ZERO);

	private static final StopTimes PATIENT = new StopTimes(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(1),
			Duration.ZERO);

	private final List<String> told = new ArrayList<>();

	@Test
	void stopRefusesThenAwaitsWhatIsUnderWayThenEndsStreams() {
		FakeStep step = new FakeStep(2, 2);
		new GracefulStop(List.of(step), PATIENT).stop();
		assertThat(this.told).containsExactly("begin", "2 calls", "1 calls", "end", "2 streams", "1 streams", "close");
	}

	@Test
	void stopCutsOffWhatDoesNotEnd() {
		FakeStep step = new FakeStep(Integer.MAX_VALUE, Integer.MAX_VALUE);
		new GracefulStop(List.of(step), SHORT).stop();
		assertThat(this.told).contains("begin", "end", "close");
	}

	@Test
	void stopGoesOnWhereAPartFails() {
		StopStep failing = new StopStep() {

			@Override
			public void begin() {
				throw new IllegalStateException("it fails");
			}

			@Override
			public void end() {
				throw new IllegalStateException("it fails again");
			}

		};
		new GracefulStop(List.of(failing, new FakeStep(0, 0)), PATIENT).stop();
		assertThat(this.told).containsExactly("begin", "end", "close");
	}

	@Test
	void allOfItIsDoneInTenSeconds() {
		StopTimes times = StopTimes.USUAL;
		assertThat(times.notice()).isLessThan(times.calls());
		assertThat(times.calls().plus(times.streams()).plus(times.last())).isLessThanOrEqualTo(Duration.ofSeconds(7));
	}

	/** What is under way ends one after the other, once somebody waits for it. */
	private final class FakeStep implements StopStep {

		private int calls;

		private int streams;

		private boolean begun;

		private boolean ended;

		FakeStep(int calls, int streams) {
			this.calls = calls;
			this.streams = streams;
		}

		@Override
		public void begin() {
			this.begun = true;
			GracefulStopTests.this.told.add("begin");
		}

		@Override
		public int underWay() {
			if (!this.begun || this.ended || this.calls == 0) {
				return this.calls;
			}
			GracefulStopTests.this.told.add(this.calls + " calls");
			return this.calls--;
		}

		@Override
		public void end() {
			this.ended = true;
			GracefulStopTests.this.told.add("end");
		}

		@Override
		public void close() {
			GracefulStopTests.this.told.add("close");
		}

		@Override
		public int open() {
			if (!this.ended || this.streams == 0) {
				return this.streams;
			}
			GracefulStopTests.this.told.add(this.streams + " streams");
			return this.streams--;
		}

	}

}
