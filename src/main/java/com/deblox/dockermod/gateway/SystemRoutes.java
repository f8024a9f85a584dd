package com.deblox.dockermod.gateway;

import java.util.List;
import java.util.stream.Stream;

import com.deblox.dockermod.engine.NodeName;

/**
 * The routes of the engine as a whole.
 */
final class SystemRoutes {

	private static final String ASKED = "to the node that was asked";

	private SystemRoutes() {
	}

	static List<Route> of(PingRule ping, VersionRule version) {
		return List.of(Route.of("GET", "/_ping", Manner.READ, "answered here", ping),
				Route.of("GET", "/version", Manner.READ, ASKED, version));
	}

	/** What is between one daemon and a registry. */
	static List<Route> registries(Rule asked) {
		return List.of(Route.of("POST", "/auth", Manner.CHANGE, ASKED, asked),
				Route.of("GET", "/distribution/**/json", Manner.WORK, ASKED, asked),
				Route.of("GET", "/images/search", Manner.WORK, ASKED, asked));
	}

	/**
	 * What is said to who leaves a swarm, as by each daemon that is in none: clients do
	 * it when they clean up, and take it for done.
	 */
	static Route leave(NodeName self) {
		return Route.of("POST", "/swarm/leave", Manner.READ, "refused, as by a daemon in no swarm",
				(request) -> DockerError.response(self, 503, "This node is not part of a swarm"));
	}

	/** What needs a manager, or is kept by one daemon for itself. */
	static List<Route> refused() {
		return Stream.of("swarm", "nodes", "services", "tasks", "secrets", "configs", "plugins")
			.flatMap((root) -> Stream.of("/" + root, "/" + root + "/**")
				.map((path) -> Route.of("*", path, Manner.READ, "refused", new RefusedRule(root))))
			.toList();
	}

}
