package com.deblox.dockermod.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Counts orders by what came of their placement, and refusals by filter. Threads may
 * share it.
 */
final class PlacementCounts {

	private final LongAdder placed = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

	private volatile @Nullable MeterRegistry registry;

	void placed() {
		this.placed.increment();
	}

	void refused() {
		this.refused.increment();
	}

	/**
	 * A filter refused a node.
	 * @param filter the filter's name, one of few
	 */
	void refusedBy(String filter) {
		this.refusals.computeIfAbsent(filter, this::refusals).increment();
	}

	private LongAdder refusals(String filter) {
		LongAdder count = new LongAdder();
		MeterRegistry registry = this.registry;
		if (registry != null) {
			register(registry, filter, count);
		}
		return count;
	}

	void bindTo(MeterRegistry registry) {
		this.registry = registry;
		placements(this.placed, "placed").register(registry);
		placements(this.refused, "refused").register(registry);
		this.refusals.forEach((filter, count) -> register(registry, filter, count));
		refusedNothingYet();
	}

	/** Those that every order meets are there from the start. */
	private void refusedNothingYet() {
		for (NamedFilter filter : new NamedFilter[] { NamedFilter.ASKED_FOR, NamedFilter.UP, NamedFilter.REGISTERED,
				NamedFilter.NOT_DRAINING }) {
			this.refusals.computeIfAbsent(filter.name(), this::refusals);
		}
	}

	private static void register(MeterRegistry registry, String filter, LongAdder count) {
		FunctionCounter.builder("dockermod.placement.refusals", count, LongAdder::sum)
			.description("Nodes that a filter found unfit for a new container")
			.tag("filter", filter)
			.register(registry);
	}

	private static FunctionCounter.Builder<LongAdder> placements(LongAdder count, String result) {
		return FunctionCounter.builder("dockermod.placements", count, LongAdder::sum)
			.description("Orders of new containers (a bulk is one) for which there was a node, or none")
			.tag("result", result);
	}

}
