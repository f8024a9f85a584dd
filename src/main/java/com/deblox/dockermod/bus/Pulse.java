package com.deblox.dockermod.bus;

import java.time.Duration;

import com.deblox.dockermod.shutdown.StopStep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at all clients again and again, on one thread; tells them when the node stops.
 */
final class Pulse implements SmartLifecycle, StopStep {

	private static final Logger logger = LoggerFactory.getLogger(Pulse.class);

	private final BusHandler handler;

	private final Duration tick;

	private volatile boolean running;

	private volatile @Nullable Thread thread;

	Pulse(BusHandler handler, Duration tick) {
		this.handler = handler;
		this.tick = tick;
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofVirtual().name("bus-pulse").start(this::run);
	}

	private void run() {
		try {
			while (this.running) {
				Thread.sleep(this.tick);
				tick();
			}
		}
		catch (InterruptedException ex) {
			logger.debug("The bus stops");
		}
	}

	private void tick() {
		try {
			this.handler.tick(System.nanoTime());
		}
		catch (RuntimeException ex) {
			logger.error("The clients of the bus could not be looked at", ex);
		}
	}

	@Override
	public void stop() {
		this.running = false;
		Thread thread = this.thread;
		if (thread != null) {
			thread.interrupt();
		}
		this.handler.stop();
	}

	@Override
	public void end() {
		this.handler.stop();
	}

	@Override
	public int open() {
		return this.handler.size();
	}

	/** After what stops the node in good order. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 1;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
