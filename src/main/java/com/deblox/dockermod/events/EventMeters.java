package com.deblox.dockermod.events;

import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * How late events are told here, and to how many.
 */
final class EventMeters implements MeterBinder {

	private static final Duration[] STEPS = { Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(100),
			Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5) };

	private final ClusterEvents events;

	EventMeters(ClusterEvents events) {
		this.events = events;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("dockermod.event.followers", this.events, ClusterEvents::followers)
			.description("Who follows the cluster's events through this node: over HTTP, and subscriptions of the bus")
			.register(registry);
		Gauge.builder("dockermod.event.followers.limit", () -> Audience.MOST)
			.description("The most who follow the cluster's events through this node")
			.register(registry);
		Timer lag = Timer.builder("dockermod.event.lag")
			.description("From an event's time, by its daemon's clock, until all who follow here were told")
			.serviceLevelObjectives(STEPS)
			.register(registry);
		this.events.addLagListener((node, late) -> lag.record(late.isNegative() ? Duration.ZERO : late));
	}

}
