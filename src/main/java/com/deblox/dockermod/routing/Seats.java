package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;

/**
 * Where the containers of one order go. What they use up of a node (a port of its host,
 * memory) bounds how many it takes; to be closed when they are made.
 */
final class Seats implements AutoCloseable {

	private final ContainerOrder order;

	private final Eligible eligible;

	private final List<NodeName> dealt = new ArrayList<>();

	private final Map<NodeName, String> full = new ConcurrentHashMap<>();

	Seats(ContainerOrder order, Eligible eligible, Dealer dealer) {
		this.order = order;
		this.eligible = eligible;
		for (List<NodeName> nodes : List.of(eligible.wished(), eligible.others())) {
			this.dealt.addAll(dealer.deal(nodes, order.count() - this.dealt.size(), this::take));
		}
	}

	/**
	 * The nodes that were dealt.
	 * @return one for each container, fewer where no more can take one
	 */
	List<NodeName> dealt() {
		return this.dealt;
	}

	/**
	 * Where else a container may go.
	 * @param dealt the node that it was dealt to
	 * @return the other nodes, those first that are as wished
	 */
	List<NodeName> others(NodeName dealt) {
		return this.eligible.all().stream().filter((node) -> !node.equals(dealt)).toList();
	}

	/**
	 * Take a place on a node.
	 * @param node the node
	 * @return whether it can take one more
	 */
	boolean take(NodeName node) {
		for (Capacity capacity : this.eligible.capacities()) {
			String full = capacity.take(node);
			if (full != null) {
				this.full.put(node, full);
				return false;
			}
		}
		return true;
	}

	/** What is said of a container that no node is left for. */
	EngineException none() {
		Map<NodeName, String> refusals = new HashMap<>(this.eligible.refusals());
		refusals.putAll(this.full);
		return Eligible.none(this.order.node(), refusals);
	}

	@Override
	public void close() {
		this.eligible.capacities().forEach(Capacity::close);
	}

}
