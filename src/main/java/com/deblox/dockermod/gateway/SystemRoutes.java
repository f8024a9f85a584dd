package com.deblox.dockermod.gateway;

import java.util.List;
import java.util.stream.Stream;

/**
 * The routes of the engine as a whole.
 */
final class SystemRoutes {

	private SystemRoutes() {
	}

	static List<Route> of(PingRule ping, VersionRule version) {
		return List.of(Route.of("GET", "/_ping", Manner.READ, "answered here", ping),
				Route.of("GET", "/version", Manner.READ, "to the node that was asked", version));
	}

	/** What needs a manager, or is kept by one daemon for itself. */
	static List<Route> refused() {
		return Stream.of("swarm", "nodes", "services", "tasks", "secrets", "configs", "plugins")
			.flatMap((root) -> Stream.of("/" + root, "/" + root + "/**")
				.map((path) -> Route.of("*", path, Manner.READ, "refused", new RefusedRule(root))))
			.toList();
	}

}
