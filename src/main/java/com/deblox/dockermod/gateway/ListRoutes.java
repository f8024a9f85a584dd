package com.deblox.dockermod.gateway;

import java.util.List;

/**
 * The routes of what is read over the whole cluster.
 */
final class ListRoutes {

	private static final String MERGED = "merged";

	private ListRoutes() {
	}

	static List<Route> of(Everywhere everywhere, NodeDirectory nodes, InfoRule info) {
		return List.of(
				Route.of("GET", "/containers/json", Manner.READ, MERGED, new ContainerListRule(everywhere, nodes)),
				Route.of("GET", "/images/json", Manner.READ, MERGED, new UnitedListRule(everywhere, "Id")),
				Route.of("GET", "/networks", Manner.READ, MERGED, new UnitedListRule(everywhere, "Name")),
				Route.of("GET", "/info", Manner.READ, "summed", info));
	}

}
