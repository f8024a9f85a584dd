package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;

/**
 * All routes, the first that fits counts.
 */
final class RouteTable {

	private final List<Route> routes;

	RouteTable(List<Route> routes) {
		this.routes = List.copyOf(routes);
	}

	Route find(String method, List<String> segments) {
		for (Route route : this.routes) {
			if (route.matches(method, segments)) {
				return route;
			}
		}
		throw new EngineException(Situation.NOT_FOUND, null, "page not found");
	}

	List<Route> all() {
		return this.routes;
	}

}
