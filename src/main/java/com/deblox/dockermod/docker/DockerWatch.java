package com.deblox.dockermod.docker;

import org.springframework.context.SmartLifecycle;

/**
 * Begins to watch the daemon when all who listen are there.
 */
final class DockerWatch implements SmartLifecycle {

	private final EngineMonitor monitor;

	private final EngineEvents events;

	private volatile boolean running;

	DockerWatch(EngineMonitor monitor, EngineEvents events) {
		this.monitor = monitor;
		this.events = events;
	}

	@Override
	public void start() {
		this.monitor.start();
		this.events.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.events.close();
		this.monitor.close();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the web server. */
	@Override
	public int getPhase() {
		return 0;
	}

}
