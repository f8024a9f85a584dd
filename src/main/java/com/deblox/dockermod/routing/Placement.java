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
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes may get a new container.
 */
final class Placement implements MeterBinder {

	private final Nodes nodes;

	private final List<NamedFilter> filters;

	private final List<PlacementTie> ties;

	private final List<WishTie> wishTies;

	private final NetworkTie networks;

	private final List<CapacityTie> capacities;

	private final SoftWishes soft;

	private final PlacementCounts counts = new PlacementCounts();

	Placement(Nodes nodes, List<NamedFilter> filters, List<PlacementTie> ties, List<WishTie> wishTies,
			NetworkTie networks, List<CapacityTie> capacities, SoftWishes soft) {
		this.nodes = nodes;
		this.filters = List.copyOf(filters);
		this.ties = List.copyOf(ties);
		this.wishTies = List.copyOf(wishTies);
		this.networks = networks;
		this.capacities = List.copyOf(capacities);
		this.soft = soft;
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
		Map<NodeName, String> refusals = new HashMap<>();
		List<NamedFilter> filters = new ArrayList<>(this.filters);
		Wishes wishes = Wishes.of(order.spec());
		this.ties.forEach((tie) -> filters.add(NamedFilter.of(tie, tie.read(order))));
		this.wishTies.forEach((tie) -> filters.add(NamedFilter.of(tie, tie.read(wishes, order))));
		List<Node> fit = narrow(this.nodes.all(), filters, order, refusals);
		List<NodeName> users = this.networks.users(names(fit), order);
		if (!users.isEmpty()) {
			fit = narrow(fit, List.of(NamedFilter.of(this.networks, (node, same) -> users.contains(node.name()) ? null
					: "its network is in use on " + users.getFirst())), order, refusals);
		}
		// what is used up must not part a container from its network
		List<Capacity> capacities = new ArrayList<>();
		for (CapacityTie tie : this.capacities) {
			Capacity capacity = tie.read(fit, order);
			if (capacity != null) {
				capacities.add(capacity);
				fit = narrow(fit, List.of(NamedFilter.of(tie, capacity)), order, refusals);
			}
		}
		if (users.isEmpty()) {
			List<NodeName> chosen = this.networks.choose(names(fit), order);
			fit = narrow(fit, List.of(NamedFilter.of(this.networks, (node, same) -> chosen.contains(node.name()) ? null
					: "its network is best on " + chosen.getFirst())), order, refusals);
		}
		List<NodeName> wished = names(this.soft.prefer(fit, wishes, order));
		List<NodeName> others = names(fit).stream().filter((node) -> !wished.contains(node)).toList();
		this.counts.placed();
		return new Eligible(wished, others, refusals, capacities);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counts.bindTo(registry);
	}

	private static List<NodeName> names(List<Node> nodes) {
		return nodes.stream().map(Node::name).toList();
	}

	/** Those that no filter refuses, at least one; why the others are refused is kept. */
	private List<Node> narrow(List<Node> nodes, List<NamedFilter> filters, ContainerOrder order,
			Map<NodeName, String> refusals) {
		List<Node> fit = new ArrayList<>();
		for (Node node : nodes) {
			String refusal = refusal(filters, node, order);
			if (refusal == null) {
				fit.add(node);
			}
			else {
				refusals.put(node.name(), refusal);
			}
		}
		if (fit.isEmpty()) {
			this.counts.refused();
			throw Eligible.none(order.node(), refusals);
		}
		return fit;
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

	private @Nullable String refusal(List<NamedFilter> filters, Node node, ContainerOrder order) {
		for (NamedFilter filter : filters) {
			String refusal = filter.filter().refuse(node, order);
			if (refusal != null) {
				this.counts.refusedBy(filter.name());
				return refusal;
			}
		}
		return null;
	}

}
