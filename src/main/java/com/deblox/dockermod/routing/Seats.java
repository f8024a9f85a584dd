package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;

/**
 * Where the containers of one order go. If they fix a port of their host, each node takes
 * one of them.
 */
final class Seats {

	private final ContainerOrder order;

	private final Eligible eligible;

	private final List<NodeName> dealt = new ArrayList<>();

	private final Set<HostPort> ports;

	private final Set<NodeName> taken = ConcurrentHashMap.newKeySet();

	Seats(ContainerOrder order, Eligible eligible, Dealer dealer) {
		this.order = order;
		this.eligible = eligible;
		this.ports = HostPort.fixed(order.spec());
		if (this.ports.isEmpty()) {
			this.dealt.addAll(dealer.deal(eligible.wished(), order.count()));
			return;
		}
		for (List<NodeName> nodes : List.of(eligible.wished(), eligible.others())) {
			int number = Math.min(order.count() - this.dealt.size(), nodes.size());
			if (number > 0) {
				this.dealt.addAll(dealer.deal(nodes, number));
			}
		}
		this.taken.addAll(this.dealt);
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
	 * Take a node that was not dealt, in the place of one that was.
	 * @param node the node
	 * @return whether it can take one more
	 */
	boolean take(NodeName node) {
		return this.ports.isEmpty() || this.taken.add(node);
	}

	/** What is said of a container that no node is left for. */
	EngineException none() {
		Map<NodeName, String> refusals = new HashMap<>(this.eligible.refusals());
		this.eligible.all()
			.forEach((node) -> refusals.put(node,
					"port " + this.ports.iterator().next() + " is taken by another container of this order"));
		return Eligible.none(this.order.node(), refusals);
	}

}
