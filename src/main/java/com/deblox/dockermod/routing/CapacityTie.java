package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.cluster.Node;
import org.jspecify.annotations.Nullable;

/**
 * What an order's containers use up of their nodes. Is asked last, and only of the nodes
 * that everything else has left: what is used up must not part a container from what it
 * belongs to.
 */
@FunctionalInterface
interface CapacityTie {

	/**
	 * Read an order; asks daemons, if it uses anything up.
	 * @param nodes the nodes that are left, all of them up
	 * @param order what is to be made
	 * @return what they have, or {@code null} if the order uses nothing up
	 */
	@Nullable Capacity read(List<Node> nodes, ContainerOrder order);

}
