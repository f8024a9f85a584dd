package com.deblox.dockermod.systemd;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node does what it is there for. One thread at a time.
 */
final class SelfTest {

	private static final Logger logger = LoggerFactory.getLogger(SelfTest.class);

	private final List<LifeSign> signs;

	private final Duration limit;

	private @Nullable String failure;

	/**
	 * Make it.
	 * @param signs what a node can do that works
	 * @param limit the longest time for all of that
	 */
	SelfTest(List<LifeSign> signs, Duration limit) {
		this.signs = List.copyOf(signs);
		this.limit = limit;
	}

	/**
	 * Try it, on a thread like those that serve callers.
	 * @return whether all of it was done in time
	 * @throws InterruptedException if this thread is interrupted
	 */
	boolean passes() throws InterruptedException {
		FutureTask<Void> test = new FutureTask<>(this::show, null);
		Thread.ofVirtual().name("self-test").start(test);
		try {
			test.get(this.limit.toMillis(), TimeUnit.MILLISECONDS);
			note(null);
			return true;
		}
		catch (ExecutionException ex) {
			note(sentence(ex.getCause()));
		}
		catch (TimeoutException ex) {
			note("there was no answer within " + this.limit.toSeconds() + " s");
		}
		finally {
			test.cancel(true);
		}
		return false;
	}

	private void show() {
		for (LifeSign sign : this.signs) {
			try {
				sign.show();
			}
			catch (Exception ex) {
				throw new Failed(ex);
			}
		}
	}

	private static String sentence(@Nullable Throwable cause) {
		Throwable failure = (cause instanceof Failed) ? cause.getCause() : cause;
		String message = (failure != null) ? failure.getMessage() : null;
		return (message != null) ? message : String.valueOf(failure);
	}

	/** Once, as long as it is the same. */
	private void note(@Nullable String now) {
		if (now != null && !now.equals(this.failure)) {
			logger.warn("This node does not answer itself, and is restarted if that lasts: {}", now);
		}
		else if (now == null && this.failure != null) {
			logger.info("This node answers itself again");
		}
		this.failure = now;
	}

	private static final class Failed extends RuntimeException {

		Failed(Exception cause) {
			super(cause);
		}

	}

}
