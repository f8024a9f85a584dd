package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes may get a new container.
 */
final class Placement {

	private final Nodes nodes;

	private final List<PlacementFilter> filters;

	Placement(Nodes nodes, List<PlacementFilter> filters) {
		this.nodes = nodes;
		this.filters = List.copyOf(filters);
	}

	/**
	 * The nodes that no filter refuses.
	 * @param order what is to be made
	 * @return at least one
	 * @throws EngineException if there is none; it says which filter refused which node
	 */
	List<NodeName> eligible(ContainerOrder order) {
		if (order.node() != null) {
			this.nodes.get(order.node());
		}
		List<NodeName> eligible = new ArrayList<>();
		List<String> refusals = new ArrayList<>();
		for (Node node : this.nodes.all()) {
			String refusal = refusal(node, order);
			if (refusal == null) {
				eligible.add(node.name());
			}
			else {
				refusals.add(node.name() + ": " + refusal);
			}
		}
		if (eligible.isEmpty()) {
			throw new EngineException(Situation.NO_NODE, order.node(), "No node can take a new container. "
					+ (refusals.isEmpty() ? "None is known yet" : String.join("; ", refusals)));
		}
		return eligible;
	}

	/**
	 * Whether a node that was eligible is gone since.
	 * @param name the node
	 * @return why it cannot be asked now, or {@code null} if it can
	 */
	@Nullable EngineException gone(NodeName name) {
		Node node = this.nodes.find(name);
		if (node == null || node.isLost()) {
			return new EngineException(Situation.NODE_LOST, name,
					name + " was lost before it was asked: nothing was made there");
		}
		return (node.state() == NodeState.UP) ? null : new EngineException(Situation.ENGINE_DOWN, name,
				"The Docker engine of " + name + " is down since " + node.since() + ": nothing was made there");
	}

	private @Nullable String refusal(Node node, ContainerOrder order) {
		for (PlacementFilter filter : this.filters) {
			String refusal = filter.refuse(node, order);
			if (refusal != null) {
				return refusal;
			}
		}
		return null;
	}

}
