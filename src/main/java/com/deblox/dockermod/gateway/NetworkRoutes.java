package com.deblox.dockermod.gateway;

import java.util.List;

/**
 * The routes of networks: all nodes have the same ones, by name.
 */
final class NetworkRoutes {

	private static final String OWNER = "to the owner of the container";

	private NetworkRoutes() {
	}

	static List<Route> of(ClusterView view) {
		Rule connect = new NetworkConnectRule(view);
		Rule holder = new HolderRule(view, (path) -> List.of(NetworkSearch.network(path.segments().get(1))));
		return List.of(
				Route.of("POST", "/networks/create", Manner.CHANGE, "on every node, or on none",
						new NetworkCreateRule(view)),
				Route.of("GET", "/networks/{id}", Manner.READ, "to a node that has it",
						new NetworkInspectRule(view, holder)),
				Route.of("POST", "/networks/{id}/connect", Manner.CHANGE, OWNER, connect),
				Route.of("POST", "/networks/{id}/disconnect", Manner.CHANGE, OWNER, connect),
				Route.of("DELETE", "/networks/{id}", Manner.CHANGE, "on every node that has it, or on none",
						new NetworkDeleteRule(view)));
	}

}
