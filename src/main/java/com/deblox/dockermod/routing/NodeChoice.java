package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Chooses a node for work that makes no container of the caller's: a build.
 */
public final class NodeChoice {

	private final Placement placement;

	private final Dealer dealer;

	NodeChoice(Placement placement, Dealer dealer) {
		this.placement = placement;
		this.dealer = dealer;
	}

	/**
	 * The least loaded of the nodes that may get a container.
	 * @param request on whose behalf
	 * @return the node
	 * @throws com.deblox.dockermod.engine.EngineException if there is none
	 */
	public NodeName choose(EngineRequest request) {
		Eligible eligible = this.placement.eligible(new ContainerOrder(JsonNodeFactory.instance.objectNode(), null,
				null, PullPolicy.NEVER, null, null, request.origin()));
		NodeName node = this.dealer.deal(eligible.all(), 1).getFirst();
		this.dealer.done(node);
		return node;
	}

}
