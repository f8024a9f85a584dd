package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;

/**
 * Where a container is, and what its daemon knows it by.
 *
 * @param node the node that has it, or should
 * @param reference the id, name or prefix to ask its daemon for
 * @param isCertain whether that node's word is final: the caller named it, or it said so
 */
record Located(NodeName node, String reference, boolean isCertain) {

	EngineRequest rewrite(EngineRequest request) {
		return request.withPath(request.path().withContainer(this.reference));
	}

}
