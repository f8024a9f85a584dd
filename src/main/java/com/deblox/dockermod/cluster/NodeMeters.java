package com.deblox.dockermod.cluster;

import java.util.Locale;
import java.util.function.Predicate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The nodes, counted as this one sees them.
 */
final class NodeMeters implements MeterBinder {

	private final Nodes nodes;

	private final Identity identity;

	NodeMeters(Nodes nodes, Identity identity) {
		this.nodes = nodes;
		this.identity = identity;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (NodeState state : NodeState.values()) {
			Gauge.builder("dockermod.nodes", () -> count((node) -> node.state() == state))
				.description("Nodes that this one knows, by state")
				.tag("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.register(registry);
		}
		Gauge.builder("dockermod.nodes.unregistered", () -> count((node) -> !node.registered()))
			.description("Nodes that are not in the pool")
			.register(registry);
		Gauge.builder("dockermod.nodes.draining", () -> count(Node::draining))
			.description("Nodes that take no new containers")
			.register(registry);
		Gauge.builder("dockermod.identity.conflict", () -> (this.identity.conflict() != null) ? 1 : 0)
			.description("Whether another node has this one's name or engine, so that this one does not serve: 1, or 0")
			.register(registry);
	}

	private long count(Predicate<Node> wanted) {
		return this.nodes.all().stream().filter(wanted).count();
	}

}
