package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineTracing;
import com.deblox.dockermod.engine.NodeName;

/**
 * The engine of each node: this host's own, or a peer's.
 */
public final class Engines {

	private final Nodes nodes;

	private final Engine local;

	private final PeerCalls peers;

	private final PeerStreams streams;

	private final EngineTracing tracing;

	Engines(Nodes nodes, Engine local, PeerCalls peers, PeerStreams streams, EngineTracing tracing) {
		this.nodes = nodes;
		this.local = tracing.trace(EngineTracing.Role.DAEMON, nodes.self(), local);
		this.peers = peers;
		this.streams = streams;
		this.tracing = tracing;
	}

	/**
	 * The engine of a node.
	 * @param node the node's name
	 * @return its engine
	 * @throws EngineException if there is no such node
	 */
	public Engine of(NodeName node) {
		if (node.equals(this.nodes.self())) {
			return this.local;
		}
		return this.tracing.trace(EngineTracing.Role.PEER, node,
				new PeerEngine(this.nodes.get(node), this.peers, this.streams));
	}

}
