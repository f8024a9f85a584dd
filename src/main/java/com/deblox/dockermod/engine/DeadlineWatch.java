package com.deblox.dockermod.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what waits beyond its deadline, at most a tenth of a second late. It looks at all
 * that is under way now and then: nearly nothing ever reaches its deadline, and a timer
 * for each call wakes a thread for each.
 */
public final class DeadlineWatch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(DeadlineWatch.class);

	private static final long LOOK_MILLIS = 100;

	private final Set<Watched> underWay = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("deadlines").daemon().factory());

	public DeadlineWatch() {
		this.thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
	}

	/**
	 * Watch a wait.
	 * @param deadline when it is over
	 * @param end what ends the wait, from the watch's thread; must not block, and may
	 * come once more when the wait has just ended by itself
	 * @return to be closed when the wait has ended
	 */
	public Watched watch(Deadline deadline, Runnable end) {
		Watched watched = new Watched(deadline, end);
		this.underWay.add(watched);
		return watched;
	}

	private void look() {
		for (Watched watched : this.underWay) {
			if (watched.deadline.isOver()) {
				watched.close();
				end(watched);
			}
		}
	}

	private static void end(Watched watched) {
		try {
			watched.end.run();
		}
		catch (RuntimeException ex) {
			logger.error("Ending a wait whose time is over failed", ex);
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	/**
	 * A wait that has an end.
	 */
	public final class Watched implements AutoCloseable {

		private final Deadline deadline;

		private final Runnable end;

		private Watched(Deadline deadline, Runnable end) {
			this.deadline = deadline;
			this.end = end;
		}

		@Override
		public void close() {
			DeadlineWatch.this.underWay.remove(this);
		}

	}

}
