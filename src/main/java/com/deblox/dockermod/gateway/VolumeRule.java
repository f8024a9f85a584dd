package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;

/**
 * A volume by its name, or by {@code node/name} where several nodes have one of that
 * name.
 *
 * @param view the cluster
 * @param holder finds it where no node is named
 */
record VolumeRule(ClusterView view, Rule holder) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		List<String> segments = request.path().segments();
		String last = segments.getLast();
		// an encoded slash is one segment, a plain one makes two
		String reference = (segments.size() == 3) ? segments.get(1) + "/" + last : last;
		int slash = reference.indexOf('/');
		if (slash > 0) {
			for (Node node : this.view.nodes().get()) {
				if (node.name().value().equals(reference.substring(0, slash))) {
					DockerPath path = new DockerPath(request.path().version(),
							List.of("volumes", reference.substring(slash + 1)), request.path().query());
					return this.view.cluster().execute(request.withPath(path).withNode(node.name()));
				}
			}
		}
		return this.holder.answer(request);
	}

}
