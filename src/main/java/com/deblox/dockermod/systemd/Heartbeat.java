package com.deblox.dockermod.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager again and again that this node works, and how it is; that it
 * is ready with the first time. On a thread of its own.
 */
final class Heartbeat implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private final ServiceManager manager;

	private final Supplier<String> status;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("heartbeat").daemon().factory());

	private boolean ready;

	private @Nullable String told;

	private boolean complained;

	Heartbeat(ServiceManager manager, Supplier<String> status) {
		this.manager = manager;
		this.status = status;
	}

	/**
	 * Begin.
	 * @param test whether the node works
	 * @param pause the time from one to the next
	 */
	void start(SelfTest test, Duration pause) {
		this.thread.scheduleWithFixedDelay(() -> beat(test), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void beat(SelfTest test) {
		try {
			List<String> words = new ArrayList<>();
			if (test.passes()) {
				if (!this.ready) {
					words.add(ServiceManager.READY);
				}
				words.add(ServiceManager.ALIVE);
			}
			String line = this.status.get();
			if (!line.equals(this.told)) {
				words.add(ServiceManager.status(line));
			}
			if (!words.isEmpty()) {
				this.manager.tell(words.toArray(String[]::new));
				this.ready |= words.contains(ServiceManager.READY);
				this.told = line;
				this.complained = false;
			}
		}
		catch (IOException | RuntimeException ex) {
			// the next time it may succeed; the manager sees that nothing comes
			complain(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Once, until it succeeds again. */
	private void complain(Exception why) {
		if (!this.complained) {
			logger.warn("The service manager is not told how this node is: {}", why.toString());
			this.complained = true;
		}
	}

	/** Ends it, and says so: nothing is told after that. */
	void stop() {
		this.thread.shutdownNow();
		try {
			this.thread.awaitTermination(1, TimeUnit.SECONDS);
			this.manager.tell(ServiceManager.STOPPING,
					ServiceManager.status("Stopping; new calls are refused, those that run may end"));
		}
		catch (IOException ex) {
			logger.warn("The service manager is not told that this node stops: {}", ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
