package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

	private final List<PlacementTie> ties;

	private final NetworkTie networks;

	private final SoftWishes wishes;

	Placement(Nodes nodes, List<PlacementFilter> filters, List<PlacementTie> ties, NetworkTie networks,
			SoftWishes wishes) {
		this.nodes = nodes;
		this.filters = List.copyOf(filters);
		this.ties = List.copyOf(ties);
		this.networks = networks;
		this.wishes = wishes;
	}

	/**
	 * The nodes that no filter refuses, and of these the ones where its network is in
	 * use.
	 * @param order what is to be made
	 * @return at least one
	 * @throws EngineException if there is none; it says which filter refused which node
	 */
	Eligible eligible(ContainerOrder order) {
		if (order.node() != null) {
			this.nodes.get(order.node());
		}
		List<PlacementFilter> filters = new ArrayList<>(this.filters);
		this.ties.forEach((tie) -> filters.add(tie.read(order)));
		List<Node> fit = new ArrayList<>();
		Map<NodeName, String> refusals = new HashMap<>();
		for (Node node : this.nodes.all()) {
			String refusal = refusal(filters, node, order);
			if (refusal == null) {
				fit.add(node);
			}
			else {
				refusals.put(node.name(), refusal);
			}
		}
		if (fit.isEmpty()) {
			throw Eligible.none(order.node(), refusals);
		}
		return choose(fit, refusals, order);
	}

	private Eligible choose(List<Node> fit, Map<NodeName, String> refusals, ContainerOrder order) {
		List<NodeName> near = this.networks.prefer(fit.stream().map(Node::name).toList(), order);
		fit.stream()
			.map(Node::name)
			.filter((node) -> !near.contains(node))
			.forEach((node) -> refusals.put(node, "its network is in use on " + near.getFirst()));
		List<Node> eligible = fit.stream().filter((node) -> near.contains(node.name())).toList();
		List<NodeName> wished = this.wishes.prefer(eligible, order).stream().map(Node::name).toList();
		return new Eligible(wished, near.stream().filter((node) -> !wished.contains(node)).toList(), refusals);
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

	private static @Nullable String refusal(List<PlacementFilter> filters, Node node, ContainerOrder order) {
		for (PlacementFilter filter : filters) {
			String refusal = filter.refuse(node, order);
			if (refusal != null) {
				return refusal;
			}
		}
		return null;
	}

}
