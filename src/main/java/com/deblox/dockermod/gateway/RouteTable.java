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
	 * @param view the cluster
	 * @param create places new containers
	 * @param place finds a node for a build
	 * @param versions the versions that are spoken
	 * @return the table
	 */
	static RouteTable of(ClusterView view, Rule create, BuildPlace place, Versions versions) {
		Engine cluster = view.cluster();
		Everywhere everywhere = view.everywhere();
		NodeName self = view.self();
		Supplier<List<Node>> nodes = view.nodes();
		NodeDirectory directory = new NodeDirectory(nodes);
		return new RouteTable(Stream.of(ContainerRoutes.of(cluster, create, new InspectRule(cluster, directory)),
				ListRoutes.of(view, directory, new InfoRule(everywhere, self, nodes),
						new EventsRule(cluster, everywhere, self, nodes)),
				ListRoutes.prune(everywhere),
				SystemRoutes.of(new PingRule(self, versions), new VersionRule(cluster, versions)),
				SystemRoutes.registries(cluster::execute), ImageRoutes.of(view, place), NetworkRoutes.of(view),
				VolumeRoutes.of(view), List.of(SystemRoutes.leave(self)), SystemRoutes.refused(),
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
