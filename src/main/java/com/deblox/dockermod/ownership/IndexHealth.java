package com.deblox.dockermod.ownership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.cluster.Tracking;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether what the cluster knows of this node's containers is kept up to date. It takes
 * no part in liveness and readiness: an index is a hint, and old hints cost time only.
 */
final class IndexHealth implements HealthIndicator {

	/** So many rounds may be missed, or slow, before anybody need look. */
	private static final int ROUNDS = 6;

	private final MirroredMap<ContainerEntry> map;

	private final Supplier<Tracking> tracking;

	private final Duration patience;

	private final Clock clock;

	IndexHealth(MirroredMap<ContainerEntry> map, Supplier<Tracking> tracking, Duration interval, Clock clock) {
		this.map = map;
		this.tracking = tracking;
		this.patience = interval.multipliedBy(ROUNDS);
		this.clock = clock;
	}

	@Override
	public Health health() {
		Instant compared = this.tracking.get().last();
		boolean fresh = compared != null && compared.plus(this.patience).isAfter(this.clock.instant());
		Health.Builder health = fresh ? Health.up() : Health.down();
		return health.withDetail("containers", this.map.all().size())
			.withDetail("compared", (compared != null) ? compared.toString() : "never")
			.build();
	}

}
