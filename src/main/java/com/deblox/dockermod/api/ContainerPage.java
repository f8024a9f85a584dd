package com.deblox.dockermod.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.ownership.ContainerEntry;

/**
 * A page of the containers that match.
 *
 * @param containers those of the page, in order
 * @param total how many match
 * @param counts how many match on each node
 */
record ContainerPage(List<ContainerEntry> containers, int total, Map<NodeName, Integer> counts) {

	/**
	 * Find a page, without sorting what is not on it or before it: the whole is gone
	 * through twice, and kept are no more than lie between the page and the nearer end.
	 * @param all all containers; may change meanwhile
	 * @param filter which ones match
	 * @param order in which order
	 * @param offset how many come before the page
	 * @param limit the most that are on it
	 * @return the page
	 */
	static ContainerPage of(Collection<ContainerEntry> all, Predicate<ContainerEntry> filter,
			Comparator<ContainerEntry> order, int offset, int limit) {
		Map<NodeName, Integer> counts = new HashMap<>();
		for (ContainerEntry container : all) {
			if (filter.test(container)) {
				counts.merge(container.node(), 1, Integer::sum);
			}
		}
		int total = counts.values().stream().mapToInt(Integer::intValue).sum();
		int from = Math.min(offset, total);
		int to = (int) Math.min((long) from + limit, total);
		if (from == to) {
			return new ContainerPage(List.of(), total, counts);
		}
		if (to <= total - from) {
			List<ContainerEntry> first = first(all, filter, order, to);
			return new ContainerPage(slice(first, from, to), total, counts);
		}
		List<ContainerEntry> last = first(all, filter, order.reversed(), total - from).reversed();
		return new ContainerPage(slice(last, 0, to - from), total, counts);
	}

	/** The queue's head is the last of those that are kept: the next to give way. */
	private static List<ContainerEntry> first(Collection<ContainerEntry> all, Predicate<ContainerEntry> filter,
			Comparator<ContainerEntry> order, int size) {
		PriorityQueue<ContainerEntry> kept = new PriorityQueue<>(order.reversed());
		for (ContainerEntry container : all) {
			if (filter.test(container)) {
				if (kept.size() < size) {
					kept.add(container);
				}
				else if (order.compare(container, kept.element()) < 0) {
					kept.remove();
					kept.add(container);
				}
			}
		}
		List<ContainerEntry> sorted = new ArrayList<>(kept);
		sorted.sort(order);
		return sorted;
	}

	/** Fewer may be there than were counted. */
	private static List<ContainerEntry> slice(List<ContainerEntry> list, int from, int to) {
		return List.copyOf(list.subList(Math.min(from, list.size()), Math.min(to, list.size())));
	}

}
