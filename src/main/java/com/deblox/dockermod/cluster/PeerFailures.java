package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;

/**
 * What is said when a peer cannot be asked.
 */
final class PeerFailures {

	private PeerFailures() {
	}

	static EngineException lost(Node node) {
		return new EngineException(Situation.NODE_LOST, node.name(),
				node.name() + " is lost since " + node.since() + ": it, its host or the network between is down");
	}

}
