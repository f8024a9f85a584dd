package com.deblox.dockermod.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.ownership.ContainerIndex;

/**
 * Deals new containers to nodes: of one order no two nodes get numbers that differ by
 * more than one, and the least loaded get the rest. Creates in flight count as load.
 */
final class Dealer {

	private final ContainerIndex index;

	private final Map<NodeName, Integer> inFlight = new HashMap<>();

	Dealer(ContainerIndex index) {
		this.index = index;
	}

	/**
	 * Deal to nodes that take as many as they get.
	 * @param eligible the nodes, at least one
	 * @param instances how many containers
	 * @return a node for each; each is to be given back with {@link #done}
	 */
	List<NodeName> deal(List<NodeName> eligible, int instances) {
		return deal(eligible, instances, (node) -> true);
	}

	/**
	 * Deal.
	 * @param eligible the nodes
	 * @param instances how many containers
	 * @param take takes a place on a node, if that has one
	 * @return a node for each, fewer where no node takes one more; each is to be given
	 * back with {@link #done}
	 */
	synchronized List<NodeName> deal(List<NodeName> eligible, int instances, Predicate<NodeName> take) {
		List<NodeName> order = new ArrayList<>(eligible);
		Collections.shuffle(order);
		Map<NodeName, Integer> loads = new HashMap<>();
		order.forEach((node) -> loads.put(node, load(node)));
		order.sort(Comparator.comparing(loads::get));
		List<NodeName> dealt = new ArrayList<>(instances);
		Deque<NodeName> round = new ArrayDeque<>(order);
		while (dealt.size() < instances && !round.isEmpty()) {
			NodeName node = round.removeFirst();
			if (take.test(node)) {
				dealt.add(node);
				this.inFlight.merge(node, 1, Integer::sum);
				round.addLast(node);
			}
		}
		return dealt;
	}

	/**
	 * One create has ended, one way or the other.
	 * @param node the node that it was dealt to
	 */
	synchronized void done(NodeName node) {
		this.inFlight.computeIfPresent(node, (name, count) -> (count > 1) ? Integer.valueOf(count - 1) : null);
	}

	private int load(NodeName node) {
		return this.index.load(node).containers() + this.inFlight.getOrDefault(node, 0);
	}

}
