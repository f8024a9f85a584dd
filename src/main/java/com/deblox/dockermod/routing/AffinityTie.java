package com.deblox.dockermod.routing;

import java.util.LinkedHashMap;
import java.util.Map;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.NodeName;

/**
 * A container goes to a node that has what its affinities want, or lacks what they do not
 * want. The nodes are asked only where there is one.
 *
 * @param nodes knows the nodes
 * @param look asks them
 */
record AffinityTie(Nodes nodes, AffinityLook look) implements WishTie {

	@Override
	public PlacementFilter read(Wishes wishes, ContainerOrder order) {
		Map<Expression, Map<NodeName, Boolean>> met = new LinkedHashMap<>();
		for (Expression affinity : wishes.affinities()) {
			if (!affinity.isSoft()) {
				met.put(affinity, this.look.ask(affinity, this.nodes.up(), order.origin()));
			}
		}
		return (node, same) -> {
			for (Map.Entry<Expression, Map<NodeName, Boolean>> affinity : met.entrySet()) {
				Boolean answer = affinity.getValue().get(node.name());
				if (!Boolean.TRUE.equals(answer)) {
					return "the affinity " + affinity.getKey().text()
							+ ((answer != null) ? " is not met" : " is not known to be met: it did not answer");
				}
			}
			return null;
		};
	}

}
