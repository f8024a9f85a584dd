package com.deblox.dockermod.cluster;

import java.time.Instant;
import java.util.Map;

import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

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
 * @param engine what its daemon said of itself last, or {@code null} if it never did
 */
public record Node(NodeName name, NodeState state, Instant since, boolean registered, boolean draining, String address,
		Map<String, String> labels, @Nullable EngineInfo engine) {

	public boolean isLost() {
		return this.state == NodeState.LOST;
	}

}
