package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.DockerPath;

/**
 * The routes of volumes: each is on one node.
 */
final class VolumeRoutes {

	private static final String HOLDER = "to the node that has it";

	private VolumeRoutes() {
	}

	static List<Route> of(ClusterView view) {
		Rule holder = new VolumeRule(view, new HolderRule(view, VolumeRoutes::named));
		return List.of(
				Route.of("POST", "/volumes/create", Manner.CHANGE, "where its project is, else where it was asked",
						new VolumeShowRule(new VolumeCreateRule(view))),
				Route.of("GET", "/volumes/**", Manner.READ, HOLDER, new VolumeShowRule(holder)),
				Route.of("PUT", "/volumes/**", Manner.CHANGE, HOLDER, holder),
				Route.of("DELETE", "/volumes/**", Manner.CHANGE, HOLDER, holder));
	}

	private static List<DockerPath> named(DockerPath path) {
		return List.of(DockerPath.of("volumes", path.segments().get(1)));
	}

}
