package com.deblox.dockermod.systemd;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * When the service manager is told something: from the moment that this node serves until
 * it stops.
 */
final class ServiceLife {

	/** How often a node that is not watched tells how it is. */
	private static final Duration UNWATCHED = Duration.ofSeconds(5);

	/** So that one that fails, and takes long for it, is not the end. */
	private static final int BEATS = 6;

	private final ApplicationContext context;

	private final Heartbeat heartbeat;

	private final Function<ApplicationContext, List<LifeSign>> signs;

	private final Duration pause;

	private final AtomicBoolean begun = new AtomicBoolean();

	/**
	 * Make it.
	 * @param context the node
	 * @param heartbeat tells it
	 * @param signs finds out what a node can do that works, once it serves
	 * @param watchdog after which silence the manager restarts the node; zero for never
	 */
	ServiceLife(ApplicationContext context, Heartbeat heartbeat, Function<ApplicationContext, List<LifeSign>> signs,
			Duration watchdog) {
		this.context = context;
		this.heartbeat = heartbeat;
		this.signs = signs;
		Duration part = watchdog.dividedBy(BEATS);
		this.pause = (part.isPositive() && part.compareTo(UNWATCHED) < 0) ? part : UNWATCHED;
	}

	@EventListener
	void serves(AvailabilityChangeEvent<ReadinessState> event) {
		if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && this.begun.compareAndSet(false, true)) {
			this.heartbeat.start(new SelfTest(this.signs.apply(this.context), this.pause.multipliedBy(2)), this.pause);
		}
	}

	@EventListener
	void stops(ContextClosedEvent event) {
		if (event.getApplicationContext().equals(this.context)) {
			this.heartbeat.stop();
		}
	}

}
