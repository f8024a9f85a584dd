package com.deblox.dockermod.ownership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.cluster.Tracking;
import com.deblox.dockermod.docker.EngineEvent;
import com.deblox.dockermod.docker.EventListener;
import com.deblox.dockermod.engine.EngineException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when the {@link Tracker} looks: at once where the daemon's events say what
 * changed, at everything in each interval and after each new subscription.
 */
final class TrackerTrigger implements EventListener, MeterBinder, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TrackerTrigger.class);

	/** Events come in bursts (create, connect, start): one look for those of a burst. */
	private static final Duration BURST = Duration.ofMillis(10);

	/** More changes than this at once: a look at everything is cheaper. */
	private static final int MANY = 100;

	private final Tracker tracker;

	private final Duration interval;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("tracker").daemon().factory());

	private final Set<String> changed = new LinkedHashSet<>();

	private final Clock clock;

	/** When the last look at everything began that succeeded. */
	private volatile @Nullable Instant last;

	private volatile boolean failing;

	TrackerTrigger(Tracker tracker, OwnershipProperties properties, Clock clock) {
		this.tracker = tracker;
		this.interval = properties.trackingInterval();
		this.clock = clock;
	}

	void start() {
		this.thread.scheduleWithFixedDelay(() -> quietly(this::reconcile), 0, this.interval.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/** Look at everything soon. */
	void reconcileSoon() {
		this.thread.execute(() -> quietly(this::reconcile));
	}

	/**
	 * How well it goes.
	 * @return whether the looks at everything succeed, and when the last one began
	 */
	Tracking tracking() {
		Instant last = this.last;
		boolean current = last != null && !this.failing
				&& last.plus(this.interval).plus(Tracking.LATE).isAfter(this.clock.instant());
		return new Tracking(this.interval, current, last);
	}

	private void reconcile() {
		Instant began = this.clock.instant();
		boolean done = false;
		try {
			this.tracker.reconcile();
			done = true;
		}
		finally {
			this.failing = !done;
		}
		this.last = began;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		TimeGauge
			.builder("dockermod.tracker.compared.timestamp", this, TimeUnit.MILLISECONDS,
					(trigger) -> (trigger.last != null) ? trigger.last.toEpochMilli() : 0)
			.description("When this node last compared all its containers with the shared map, in seconds since 1970; "
					+ "0 if it never did")
			.register(registry);
	}

	@Override
	public void subscribed() {
		reconcileSoon();
	}

	@Override
	public void event(EngineEvent event) {
		if (isOfInterest(event)) {
			boolean first;
			synchronized (this.changed) {
				first = this.changed.isEmpty();
				this.changed.add(event.actorId());
			}
			if (first) {
				this.thread.schedule(() -> quietly(this::refresh), BURST.toMillis(), TimeUnit.MILLISECONDS);
			}
		}
	}

	@Override
	public void broken(String why) {
		logger.debug("events broke off: {}", why);
	}

	/** Health checks and execs are events too, and change nothing of what is shared. */
	private static boolean isOfInterest(EngineEvent event) {
		return event.type().equals("container") && !event.action().startsWith("exec_")
				&& !event.action().startsWith("health_status") && !event.action().equals("top")
				&& !event.action().equals("attach") && !event.action().equals("resize");
	}

	private void refresh() {
		Set<String> ids;
		synchronized (this.changed) {
			ids = Set.copyOf(this.changed);
			this.changed.clear();
		}
		if (ids.size() > MANY) {
			reconcile();
		}
		else if (!ids.isEmpty()) {
			this.tracker.refresh(ids);
		}
	}

	/** What fails now is made good by the next interval, or when the daemon is back. */
	private void quietly(Runnable look) {
		try {
			look.run();
		}
		catch (EngineException ex) {
			logger.debug("not tracked: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.warn("tracking failed, and is tried again: {}", ex.toString());
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
