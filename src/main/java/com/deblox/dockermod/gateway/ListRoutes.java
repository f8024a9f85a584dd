package com.deblox.dockermod.gateway;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The routes of what is read, and tidied up, over the whole cluster.
 */
final class ListRoutes {

	private static final String MERGED = "merged";

	private static final String SUMMED = "summed";

	/** A daemon looks at each file of each layer and volume. */
	private static final Duration LOOKING = Duration.ofSeconds(60);

	private static final Duration PRUNING = Duration.ofMinutes(10);

	private ListRoutes() {
	}

	static List<Route> of(ClusterView view, NodeDirectory nodes, InfoRule info, EventsRule events) {
		Everywhere everywhere = view.everywhere();
		NetworkNames networks = new NetworkNames(view);
		Rule containers = new ContainerListRule(view.cluster(), everywhere, nodes);
		return List.of(
				Route.of("GET", "/containers/json", Manner.READ, MERGED,
						(request) -> containers.answer(networks.inFilter(request))),
				Route.of("GET", "/images/json", Manner.READ, MERGED, new ImageListRule(everywhere)),
				Route.of("GET", "/networks", Manner.READ, MERGED, new NetworkListRule(everywhere, view.self())),
				Route.of("GET", "/volumes", Manner.READ, MERGED, new VolumeListRule(everywhere)),
				Route.of("GET", "/events", Manner.FOLLOW, MERGED, events),
				Route.of("GET", "/info", Manner.READ, SUMMED, info),
				Route.of("GET", "/system/df", Manner.WORK, SUMMED, new JoinedRule(everywhere, LOOKING, true)));
	}

	static List<Route> prune(Everywhere everywhere) {
		return Stream.of("containers", "images", "volumes", "networks", "build")
			.map((what) -> Route.of("POST", "/" + what + "/prune", Manner.WORK, "on all nodes",
					new JoinedRule(everywhere, PRUNING, false)))
			.toList();
	}

}
