package com.deblox.dockermod.docker;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs what is to be run once, however often it is asked to.
 */
final class Once implements Runnable {

	private final Runnable work;

	private final AtomicBoolean done = new AtomicBoolean();

	Once(Runnable work) {
		this.work = work;
	}

	@Override
	public void run() {
		if (this.done.compareAndSet(false, true)) {
			this.work.run();
		}
	}

}
