package com.deblox.dockermod.shutdown;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Stops the node in good order, before anything else of it ends: what is new is refused,
 * while the ports stay open, so that callers are told; what is under way comes to its
 * end; streams are ended; the ports are closed. What takes longer than it may is cut off.
 */
final class GracefulStop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(GracefulStop.class);

	private static final Duration LOOKS = Duration.ofMillis(20);

	private final List<StopStep> steps;

	private final StopTimes times;

	private volatile boolean running;

	GracefulStop(List<StopStep> steps, StopTimes times) {
		this.steps = List.copyOf(steps);
		this.times = times;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		long began = System.nanoTime();
		logger.info("This node stops: it refuses new calls, and finishes {}", sum(StopStep::underWay));
		this.steps.forEach((step) -> quietly(step::begin));
		await(began, this.times.notice(), () -> false);
		await(began, this.times.calls(), () -> sum(StopStep::underWay) == 0);
		int cutOff = sum(StopStep::underWay);
		int streams = sum(StopStep::open);
		this.steps.forEach((step) -> quietly(step::end));
		await(System.nanoTime(), this.times.streams(), () -> sum(StopStep::open) == 0);
		this.steps.forEach((step) -> quietly(step::close));
		await(System.nanoTime(), this.times.last(), () -> false);
		logger.info("This node serves no more, {} ms after it was asked to stop; cut off: {} calls, ended: {} streams",
				Duration.ofNanos(System.nanoTime() - began).toMillis(), cutOff, streams);
	}

	private int sum(ToIntFunction<StopStep> count) {
		return this.steps.stream().mapToInt(count).sum();
	}

	/** One part that fails must not keep the others from stopping. */
	private static void quietly(Runnable step) {
		try {
			step.run();
		}
		catch (RuntimeException ex) {
			logger.warn("A part of this node did not stop in good order", ex);
		}
	}

	private static void await(long since, Duration longest, BooleanSupplier done) {
		try {
			while (!done.getAsBoolean() && System.nanoTime() - since < longest.toNanos()) {
				Thread.sleep(LOOKS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Started last, stopped first, and alone. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
