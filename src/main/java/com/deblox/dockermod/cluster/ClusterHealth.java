package com.deblox.dockermod.cluster;

import java.util.stream.Collectors;

import com.hazelcast.core.HazelcastInstance;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The cluster as this node sees it. Lost nodes do not make this one unhealthy; a conflict
 * over its identity does.
 */
final class ClusterHealth implements HealthIndicator {

	private final HazelcastInstance hazelcast;

	private final Nodes nodes;

	private final Identity identity;

	ClusterHealth(HazelcastInstance hazelcast, Nodes nodes, Identity identity) {
		this.hazelcast = hazelcast;
		this.nodes = nodes;
		this.identity = identity;
	}

	@Override
	public Health health() {
		String conflict = this.identity.conflict();
		boolean running = this.hazelcast.getLifecycleService().isRunning();
		Health.Builder health = (running && conflict == null) ? Health.up() : Health.down();
		if (conflict != null) {
			health.withDetail("conflict", conflict);
		}
		return health
			.withDetail("nodes",
					this.nodes.all().stream().collect(Collectors.toMap((node) -> node.name().value(), Node::state)))
			.build();
	}

}
