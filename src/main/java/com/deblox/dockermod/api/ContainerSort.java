package com.deblox.dockermod.api;

import java.util.Comparator;
import java.util.Map;

import com.deblox.dockermod.http.Refused;
import com.deblox.dockermod.ownership.ContainerEntry;

/**
 * In which order containers are wanted. Those that are alike are in the order of their
 * ids, so that no container is on two pages, or on none.
 */
final class ContainerSort {

	private static final Map<String, Comparator<ContainerEntry>> KEYS = Map.of("name",
			Comparator.comparing((container) -> container.names().isEmpty() ? "" : container.names().getFirst()),
			"node", Comparator.comparing(ContainerEntry::node), "image", Comparator.comparing(ContainerEntry::image),
			"state", Comparator.comparing(ContainerEntry::state), "created",
			Comparator.comparingLong(ContainerEntry::created));

	private ContainerSort() {
	}

	/**
	 * Read an order.
	 * @param sort one of the keys; a minus before it reverses it
	 * @return the order
	 */
	static Comparator<ContainerEntry> parse(String sort) {
		boolean descending = sort.startsWith("-");
		Comparator<ContainerEntry> key = KEYS.get(descending ? sort.substring(1) : sort);
		if (key == null) {
			throw Refused.badRequest("The parameter \"sort\" is \"" + Refused.shown(sort)
					+ "\": it must be one of created, image, name, node, state, with a minus before it to reverse it");
		}
		return (descending ? key.reversed() : key).thenComparing(ContainerEntry::id);
	}

}
