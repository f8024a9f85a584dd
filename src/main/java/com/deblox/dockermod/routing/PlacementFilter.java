package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a node may not get a new container.
 */
@FunctionalInterface
interface PlacementFilter {

	/** The node and its daemon must be there. */
	PlacementFilter UP = (node, order) -> switch (node.state()) {
		case NodeState.UP -> node.leaving() ? "it is being stopped" : null;
		case NodeState.ENGINE_DOWN -> "its Docker engine is down since " + node.since();
		case NodeState.LOST -> "it is lost since " + node.since();
	};

	/** The node must be in the pool. */
	PlacementFilter REGISTERED = (node, order) -> node.registered() ? null : "it is unregistered";

	/** The node must not be on its way out. */
	PlacementFilter NOT_DRAINING = (node, order) -> node.draining() ? "it is draining" : null;

	/** The caller may have asked for one node. */
	PlacementFilter ASKED_FOR = (node, order) -> (order.node() == null || order.node().equals(node.name())) ? null
			: "another node was asked for";

	/**
	 * Look at a node.
	 * @param node the node
	 * @param order what is to be made
	 * @return why the node is out of the question, or {@code null} if it is not
	 */
	@Nullable String refuse(Node node, ContainerOrder order);

}
