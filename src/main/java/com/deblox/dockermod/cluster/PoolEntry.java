package com.deblox.dockermod.cluster;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What people said of a node; no engine knows it. The newest word counts.
 *
 * @param registered whether the node is in the pool
 * @param draining whether it takes no new containers
 * @param forgotten the member that the node was when it was forgotten, or {@code null};
 * coming back it is another
 * @param said when that was said, by the cluster's clock
 */
record PoolEntry(boolean registered, boolean draining, @Nullable UUID forgotten, Instant said) {

	/** What holds as long as nobody said anything. */
	static final PoolEntry DEFAULT = new PoolEntry(true, false, null, Instant.EPOCH);

	boolean isNewerThan(PoolEntry other) {
		return this.said.isAfter(other.said);
	}

}
