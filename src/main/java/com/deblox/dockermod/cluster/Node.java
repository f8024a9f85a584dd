package com.deblox.dockermod.cluster;

import java.time.Instant;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;

/**
 * A node as the cluster knows it at one moment.
 *
 * @param name its name
 * @param state whether it and its daemon are there
 * @param since since when it is in that state
 * @param registered whether it is in the pool
 * @param draining whether it takes no new containers
 * @param address where it serves callers, {@code host:port}
 * @param labels its labels, as configured
 * @param cpus its daemon's processors, 0 if never known
 * @param memory its daemon's memory in bytes, 0 if never known
 * @param engineVersion its daemon's version, empty if never known
 */
public record Node(NodeName name, NodeState state, Instant since, boolean registered, boolean draining, String address,
		Map<String, String> labels, int cpus, long memory, String engineVersion) {

	public boolean isLost() {
		return this.state == NodeState.LOST;
	}

}
