package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;

/**
 * A peer's engine: the request is run on the peer, by its own {@code DockerEngine}.
 */
final class PeerEngine implements Engine {

	private final Node node;

	private final PeerCalls calls;

	PeerEngine(Node node, PeerCalls calls) {
		this.node = node;
		this.calls = calls;
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		return this.calls.call(this.node, request).toResponse(this.node.name());
	}

}
