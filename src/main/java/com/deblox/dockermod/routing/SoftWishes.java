package com.deblox.dockermod.routing;

import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.NodeName;

/**
 * Soft constraints and affinities: each narrows the nodes down, one after the other, as
 * long as one is left.
 *
 * @param look asks for what affinities are about
 */
record SoftWishes(AffinityLook look) {

	/**
	 * Narrow the nodes down.
	 * @param eligible the nodes that may get the containers
	 * @param wishes the wishes, those included that must be so
	 * @param order what is to be made
	 * @return those that are as wished, at least one
	 */
	List<Node> prefer(List<Node> eligible, Wishes wishes, ContainerOrder order) {
		List<Node> wished = eligible;
		for (Expression constraint : wishes.constraints()) {
			if (constraint.isSoft()) {
				wished = those(wished,
						wished.stream().filter((node) -> ConstraintTie.isMet(constraint, node)).toList());
			}
		}
		for (Expression affinity : wishes.affinities()) {
			if (affinity.isSoft() && wished.size() > 1) {
				Map<NodeName, Boolean> met = this.look.ask(affinity, wished.stream().map(Node::name).toList(),
						order.origin());
				wished = those(wished,
						wished.stream().filter((node) -> Boolean.TRUE.equals(met.get(node.name()))).toList());
			}
		}
		return wished;
	}

	private static List<Node> those(List<Node> before, List<Node> narrowed) {
		return narrowed.isEmpty() ? before : narrowed;
	}

}
