package com.deblox.dockermod.cluster;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself, and for how long the others have missed it. Shared under
 * the node's name; the node alone writes it, except for {@code lostSince}.
 *
 * @param name the node's name
 * @param member the id of the member that it is
 * @param address where it serves callers, {@code host:port}
 * @param labels its labels
 * @param engineUp whether its daemon answers
 * @param since since when that is so
 * @param lostSince since when it is missed, or {@code null} if it is not
 * @param engine its daemon, or {@code null} if that never answered
 * @param version the version of DockerMod that it runs, empty if not known
 * @param tracking how well its containers are known
 * @param leaving whether it is being stopped
 */
record NodeRecord(NodeName name, UUID member, String address, Map<String, String> labels, boolean engineUp,
		Instant since, @Nullable Instant lostSince, @Nullable EngineInfo engine, String version, Tracking tracking,
		boolean leaving) {

	NodeRecord lost(Instant when) {
		return new NodeRecord(this.name, this.member, this.address, this.labels, this.engineUp, this.since, when,
				this.engine, this.version, this.tracking, this.leaving);
	}

	@Nullable String engineId() {
		return (this.engine != null) ? this.engine.id() : null;
	}

}
