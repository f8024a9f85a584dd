package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.NodeName;

/**
 * Testcontainers dials the host that it talks to: its containers stay there.
 *
 * @param self this node
 */
record TestcontainersTie(NodeName self) implements PlacementTie {

	private static final PlacementFilter NOTHING = (node, order) -> null;

	@Override
	public PlacementFilter read(ContainerOrder order) {
		if (order.node() != null || !TestcontainersLabel.isOn(order.spec())) {
			return NOTHING;
		}
		return (node, same) -> node.name().equals(this.self) ? null
				: "what Testcontainers makes stays on the node that was asked, " + this.self;
	}

}
