package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Streaming;

/**
 * A peer's engine: the request is run on the peer, by its own {@code DockerEngine}. What
 * is question and answer travels through Hazelcast, what is a stream through the peer's
 * web server.
 */
final class PeerEngine implements Engine {

	private final Node node;

	private final PeerCalls calls;

	private final PeerStreams streams;

	PeerEngine(Node node, PeerCalls calls, PeerStreams streams) {
		this.node = node;
		this.calls = calls;
		this.streams = streams;
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		Streaming streaming = request.streaming();
		if (streaming != null) {
			return this.streams.execute(this.node, streaming, request);
		}
		return this.calls.call(this.node, request).toResponse(this.node.name());
	}

}
