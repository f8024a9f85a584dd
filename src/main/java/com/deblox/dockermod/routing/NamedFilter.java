package com.deblox.dockermod.routing;

import java.util.Locale;

/**
 * A filter, and by which name its refusals are counted.
 *
 * @param name one of few words
 * @param filter the filter
 */
record NamedFilter(String name, PlacementFilter filter) {

	static final NamedFilter ASKED_FOR = new NamedFilter("asked-for", PlacementFilter.ASKED_FOR);

	static final NamedFilter UP = new NamedFilter("up", PlacementFilter.UP);

	static final NamedFilter REGISTERED = new NamedFilter("registered", PlacementFilter.REGISTERED);

	static final NamedFilter NOT_DRAINING = new NamedFilter("draining", PlacementFilter.NOT_DRAINING);

	/**
	 * A filter that something tied up in an order gave.
	 * @param tie what gave it, as in {@code PortTie}
	 * @param filter the filter
	 * @return the filter, named as in {@code port}
	 */
	static NamedFilter of(Object tie, PlacementFilter filter) {
		return new NamedFilter(tie.getClass().getSimpleName().replace("Tie", "").toLowerCase(Locale.ROOT), filter);
	}

}
