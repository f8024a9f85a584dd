package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds a node for a build.
 */
@FunctionalInterface
interface BuildPlace {

	/**
	 * Find it.
	 * @param spec the spec of the containers that it needs
	 * @param wanted where it would best be
	 * @param request on whose behalf
	 * @return the node
	 * @throws com.deblox.dockermod.engine.EngineException if there is none
	 */
	NodeName choose(ObjectNode spec, List<NodeName> wanted, EngineRequest request);

}
