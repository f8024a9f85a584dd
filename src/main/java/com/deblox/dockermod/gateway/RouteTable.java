package com.deblox.dockermod.gateway;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;

/**
 * All routes, the first that fits counts.
 */
final class RouteTable {

	private final List<Route> routes;

	RouteTable(List<Route> routes) {
		this.routes = List.copyOf(routes);
	}

	/**
	 * The routes of Docker's API.
	 * @param cluster the cluster, seen as one engine
	 * @param create places new containers
	 * @param everywhere asks all nodes
	 * @param self this node
	 * @param nodes gives all known nodes
	 * @param versions the versions that are spoken
	 * @return the table
	 */
	static RouteTable of(Engine cluster, Rule create, Everywhere everywhere, NodeName self, Supplier<List<Node>> nodes,
			Versions versions) {
		NodeDirectory directory = new NodeDirectory(nodes);
		return new RouteTable(Stream
			.of(ContainerRoutes.of(cluster, create, new InspectRule(cluster, directory)),
					ListRoutes.of(cluster, everywhere, directory, new InfoRule(everywhere, self, nodes),
							new EventsRule(cluster, everywhere, self, nodes)),
					ListRoutes.prune(everywhere),
					SystemRoutes.of(new PingRule(self, versions), new VersionRule(cluster, versions)),
					SystemRoutes.registries(cluster::execute), SystemRoutes.refused(),
					ContainerRoutes.unlisted(cluster))
			.flatMap(List::stream)
			.toList());
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
