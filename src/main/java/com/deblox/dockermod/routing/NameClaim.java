package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.NodeName;

/**
 * A container's name, taken before its daemon is asked, so that no two nodes give it away
 * at once.
 *
 * @param node where the container is made
 * @param reference what its daemon knows it by; empty until it is made
 * @param request under which request id
 */
record NameClaim(NodeName node, String reference, String request) {

	boolean isMade() {
		return !this.reference.isEmpty();
	}

}
