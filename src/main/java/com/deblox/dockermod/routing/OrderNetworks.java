package com.deblox.dockermod.routing;

import java.util.List;
import java.util.Set;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the nodes have the networks of one order: each is asked at most once,
 * and only where the order names one.
 */
final class OrderNetworks {

	private final ContainerOrder order;

	private final Set<String> names;

	private final NetworkSupply supply;

	private final Nodes nodes;

	private final OnceEach<NodeName, Boolean> supplied = new OnceEach<>();

	OrderNetworks(ContainerOrder order, NetworkSupply supply, Nodes nodes) {
		this.order = order;
		this.names = NetworkTie.names(order.spec());
		this.supply = supply;
		this.nodes = nodes;
	}

	/**
	 * Wait until a node has them.
	 * @param node the node
	 * @throws com.deblox.dockermod.engine.EngineException if one cannot be made there
	 */
	void ensure(NodeName node) {
		if (!this.names.isEmpty()) {
			this.supplied.get(node, () -> supply(node));
		}
	}

	private @Nullable Boolean supply(NodeName node) {
		List<NodeName> others = this.nodes.up().stream().filter((other) -> !other.equals(node)).toList();
		this.names.forEach((name) -> this.supply.ensure(name, node, others, this.order.origin()));
		return true;
	}

}
