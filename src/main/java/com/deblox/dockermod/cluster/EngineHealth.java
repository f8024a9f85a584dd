package com.deblox.dockermod.cluster;

import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.docker.EngineMonitor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The Docker engine of this host. It takes no part in liveness and readiness: a node
 * whose daemon is down still answers for the others.
 */
final class EngineHealth implements HealthIndicator {

	private final EngineMonitor engine;

	EngineHealth(EngineMonitor engine) {
		this.engine = engine;
	}

	@Override
	public Health health() {
		Health.Builder health = this.engine.isUp() ? Health.up() : Health.down();
		EngineInfo info = this.engine.info();
		if (info != null) {
			health.withDetail("version", info.version()).withDetail("id", info.id());
		}
		return health.withDetail("since", this.engine.since().toString()).build();
	}

}
