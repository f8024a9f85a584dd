package com.deblox.dockermod.ownership;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.engine.NodeName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Counts this node's own containers by state, as they change: the sum over all nodes is
 * the cluster's.
 */
final class ContainerMeters implements MeterBinder {

	private static final String OTHER = "other";

	private static final List<String> STATES = List.of("created", "running", "paused", "restarting", "removing",
			"exited", "dead", OTHER);

	private final NodeName self;

	private final MirroredMap<ContainerEntry> map;

	private final Map<String, AtomicInteger> own = new ConcurrentHashMap<>();

	ContainerMeters(NodeName self, MirroredMap<ContainerEntry> map) {
		this.self = self;
		this.map = map;
		STATES.forEach((state) -> this.own.put(state, new AtomicInteger()));
		map.addListener(this::changed);
	}

	/** Under the map's lock: one at a time. */
	private void changed(String id, @Nullable ContainerEntry before, @Nullable ContainerEntry now) {
		count(before, -1);
		count(now, 1);
	}

	private void count(@Nullable ContainerEntry entry, int difference) {
		if (entry != null && entry.node().equals(this.self)) {
			of(entry.state()).addAndGet(difference);
		}
	}

	private AtomicInteger of(String state) {
		AtomicInteger count = this.own.get(state);
		return (count != null) ? count : this.own.getOrDefault(OTHER, new AtomicInteger());
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String state : STATES) {
			Gauge.builder("dockermod.containers", of(state), AtomicInteger::get)
				.description("This node's own containers, by Docker's word for their state")
				.tag("state", state)
				.register(registry);
		}
		Gauge.builder("dockermod.index.containers", this.map, (map) -> map.all().size())
			.description("Containers of all nodes that this node knows of")
			.register(registry);
	}

}
