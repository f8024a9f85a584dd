package com.deblox.dockermod.cluster;

import java.time.Instant;

/**
 * What people said of a node; no engine knows it. The newest word counts.
 *
 * @param registered whether the node is in the pool
 * @param draining whether it takes no new containers
 * @param said when that was said, by the cluster's clock
 */
record PoolEntry(boolean registered, boolean draining, Instant said) {

	/** What holds as long as nobody said anything. */
	static final PoolEntry DEFAULT = new PoolEntry(true, false, Instant.EPOCH);

	boolean isNewerThan(PoolEntry other) {
		return this.said.isAfter(other.said);
	}

}
