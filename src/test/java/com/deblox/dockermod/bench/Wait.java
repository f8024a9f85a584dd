package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Waiting for what happens elsewhere.
 */
final class Wait {

	private static final Duration PAUSE = Duration.ofMillis(20);

	private Wait() {
	}

	/**
	 * Look again and again until something is so.
	 * @param longest how long at most
	 * @param what what is waited for, in words
	 * @param condition whether it is so
	 * @throws IOException if it takes too long
	 */
	static void until(Duration longest, String what, Condition condition) throws IOException {
		long end = System.nanoTime() + longest.toNanos();
		while (!condition.isSo()) {
			if (System.nanoTime() > end) {
				throw new IOException("After " + longest.toSeconds() + " s still not so: " + what);
			}
			pause(PAUSE);
		}
	}

	static void pause(Duration time) throws IOException {
		try {
			Thread.sleep(time);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/**
	 * What is waited for.
	 */
	@FunctionalInterface
	interface Condition {

		boolean isSo() throws IOException;

	}

}
