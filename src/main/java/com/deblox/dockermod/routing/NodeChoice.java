package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.node.ObjectNode;

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
	 * The first of the wanted nodes that may get such a container, else the least loaded.
	 * @param spec what the containers of the work would be: their network
	 * @param wanted the nodes that are best, may be none
	 * @param request on whose behalf
	 * @return the node
	 * @throws com.deblox.dockermod.engine.EngineException if there is none
	 */
	public NodeName choose(ObjectNode spec, List<NodeName> wanted, EngineRequest request) {
		List<NodeName> eligible = this.placement
			.eligible(new ContainerOrder(spec, null, null, PullPolicy.NEVER, null, null, request.origin()))
			.all();
		for (NodeName node : wanted) {
			if (eligible.contains(node)) {
				return node;
			}
		}
		NodeName node = this.dealer.deal(eligible, 1).getFirst();
		this.dealer.done(node);
		return node;
	}

}
