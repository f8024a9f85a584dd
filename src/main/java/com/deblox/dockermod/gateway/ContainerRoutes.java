package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.Engine;

/**
 * The routes of containers and execs: each goes to the container's owner; creates are
 * placed.
 */
final class ContainerRoutes {

	private static final String OWNER = "to the owner";

	private ContainerRoutes() {
	}

	static List<Route> of(Engine cluster, Rule create, Rule inspect) {
		Rule owner = cluster::execute;
		return List.of(Route.of("POST", "/containers/create", Manner.WORK, "placed", create),
				Route.of("GET", "/containers/{id}/json", Manner.READ, OWNER, inspect),
				Route.of("GET", "/containers/{id}/top", Manner.READ, OWNER, owner),
				Route.of("GET", "/containers/{id}/changes", Manner.CHANGE, OWNER, owner),
				Route.of("GET", "/containers/{id}/logs", Manner.FOLLOW, OWNER, owner),
				Route.of("GET", "/containers/{id}/stats", Manner.FOLLOW, OWNER, owner),
				Route.of("GET", "/containers/{id}/export", Manner.WORK, OWNER, owner),
				Route.of("GET", "/containers/{id}/archive", Manner.WORK, OWNER, owner),
				Route.of("PUT", "/containers/{id}/archive", Manner.UPLOAD, OWNER, owner),
				Route.of("POST", "/containers/{id}/copy", Manner.WORK, OWNER, owner),
				Route.of("POST", "/containers/{id}/attach", Manner.HIJACK, OWNER, owner),
				Route.of("GET", "/containers/{id}/attach/ws", Manner.HIJACK, OWNER, owner),
				Route.of("POST", "/containers/{id}/start", Manner.CHANGE, OWNER, owner),
				Route.of("POST", "/containers/{id}/stop", Manner.STOP, OWNER, owner),
				Route.of("POST", "/containers/{id}/restart", Manner.STOP, OWNER, owner),
				Route.of("POST", "/containers/{id}/kill", Manner.CHANGE, OWNER, owner),
				Route.of("POST", "/containers/{id}/pause", Manner.CHANGE, OWNER, owner),
				Route.of("POST", "/containers/{id}/unpause", Manner.CHANGE, OWNER, owner),
				Route.of("POST", "/containers/{id}/rename", Manner.CHANGE, OWNER, owner),
				Route.of("POST", "/containers/{id}/update", Manner.CHANGE, OWNER, owner),
				Route.of("POST", "/containers/{id}/resize", Manner.CHANGE, OWNER, owner),
				Route.of("POST", "/containers/{id}/wait", Manner.WORK, OWNER, owner),
				Route.of("POST", "/containers/{id}/exec", Manner.CHANGE, OWNER, owner),
				Route.of("DELETE", "/containers/{id}", Manner.CHANGE, OWNER, owner),
				Route.of("POST", "/exec/{id}/start", Manner.HIJACK, OWNER, owner),
				Route.of("POST", "/exec/{id}/resize", Manner.CHANGE, OWNER, owner),
				Route.of("GET", "/exec/{id}/json", Manner.READ, OWNER, owner));
	}

	/** What Docker adds one day to a container or an exec. */
	static List<Route> unlisted(Engine cluster) {
		Rule owner = cluster::execute;
		return List.of(Route.of("GET", "/containers/{id}/**", Manner.WORK, OWNER, owner),
				Route.of("*", "/containers/{id}/**", Manner.UPLOAD, OWNER, owner),
				Route.of("GET", "/exec/{id}/**", Manner.WORK, OWNER, owner),
				Route.of("*", "/exec/{id}/**", Manner.UPLOAD, OWNER, owner),
				Route.of("GET", "/**", Manner.WORK, "to the node that was asked", owner),
				Route.of("*", "/**", Manner.UPLOAD, "to the node that was asked", owner));
	}

}
