package com.deblox.dockermod.cluster;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts this node's calls to its peers in one lane. Threads may share it.
 */
final class LaneCounts {

	private final LongAdder calls = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicInteger waiting = new AtomicInteger();

	static Map<PeerLane, LaneCounts> ofEach() {
		Map<PeerLane, LaneCounts> counts = new EnumMap<>(PeerLane.class);
		for (PeerLane lane : PeerLane.values()) {
			counts.put(lane, new LaneCounts());
		}
		return counts;
	}

	static LaneCounts of(Map<PeerLane, LaneCounts> counts, PeerLane lane) {
		return Objects.requireNonNull(counts.get(lane));
	}

	/**
	 * A call that waits for a place.
	 * @param place waits for it
	 * @return whether it got one
	 */
	boolean waiting(BooleanSupplier place) {
		this.waiting.incrementAndGet();
		try {
			return place.getAsBoolean();
		}
		finally {
			this.waiting.decrementAndGet();
		}
	}

	void refused() {
		this.refused.increment();
	}

	void begin() {
		this.calls.increment();
		this.active.incrementAndGet();
	}

	void end() {
		this.active.decrementAndGet();
	}

	void bindTo(MeterRegistry registry, PeerLane lane) {
		FunctionCounter.builder("dockermod.peer.calls", this.calls, LongAdder::sum)
			.description("Requests that this node sent to its peers, streams apart")
			.tag("lane", lane.label())
			.register(registry);
		FunctionCounter.builder("dockermod.peer.calls.refused", this.refused, LongAdder::sum)
			.description("Requests for a peer that found no free place in time")
			.tag("lane", lane.label())
			.register(registry);
		Gauge.builder("dockermod.peer.calls.active", this.active, AtomicInteger::get)
			.description("Requests of this node under way at its peers")
			.tag("lane", lane.label())
			.register(registry);
		Gauge.builder("dockermod.peer.calls.waiting", this.waiting, AtomicInteger::get)
			.description("Requests of this node that wait for a free place at a peer")
			.tag("lane", lane.label())
			.register(registry);
	}

}
