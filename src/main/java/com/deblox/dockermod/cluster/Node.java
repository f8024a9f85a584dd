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
 * @param version the version of DockerMod that it runs, empty if not known
 * @param tracking how well its containers are known
 * @param leaving whether it is being stopped, or was
 */
public record Node(NodeName name, NodeState state, Instant since, boolean registered, boolean draining, String address,
		Map<String, String> labels, @Nullable EngineInfo engine, String version, Tracking tracking, boolean leaving) {

	/**
	 * A node that says no more of itself than this, as those of older versions.
	 * @param name its name
	 * @param state whether it and its daemon are there
	 * @param since since when it is in that state
	 * @param registered whether it is in the pool
	 * @param draining whether it takes no new containers
	 * @param address where it serves callers
	 * @param labels its labels
	 * @param engine what its daemon said of itself last
	 */
	public Node(NodeName name, NodeState state, Instant since, boolean registered, boolean draining, String address,
			Map<String, String> labels, @Nullable EngineInfo engine) {
		this(name, state, since, registered, draining, address, labels, engine, "", Tracking.NONE, false);
	}

	public boolean isLost() {
		return this.state == NodeState.LOST;
	}

	/**
	 * Whether the cluster knows what containers it has now.
	 * @return {@code false} if it or its daemon does not tell
	 */
	public boolean isTracked() {
		return this.state == NodeState.UP && this.tracking.current();
	}

	/**
	 * Since when at the latest what the cluster knows of its containers holds.
	 * @param now the time
	 * @return the time, or {@code null} if nothing is known
	 */
	public @Nullable Instant trackedAsOf(Instant now) {
		return this.tracking.asOf(isLost() ? this.since : now);
	}

}
