package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;

/**
 * What is said when a peer cannot be asked.
 */
final class PeerFailures {

	private PeerFailures() {
	}

	static EngineException lost(Node node) {
		return new EngineException(Situation.NODE_LOST, node.name(), node.name() + " is lost since " + node.since()
				+ (node.leaving() ? ": it was stopped" : ": it, its host or the network between is down"));
	}

	static EngineException unknownThere(Node node) {
		return new EngineException(Situation.NOT_SUPPORTED, node.name(), node.name() + " runs DockerMod "
				+ node.version() + ", which does not know what was asked of it: upgrade it");
	}

	/** Known to nodes of every version, so it goes over the wire, too. */
	static EngineException stopping(NodeName node) {
		return new EngineException(Situation.NODE_LOST, node,
				node + " is being stopped; nothing was asked of its Docker engine. It is served again when it is back");
	}

}
