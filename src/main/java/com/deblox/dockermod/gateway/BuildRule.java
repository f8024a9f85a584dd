package com.deblox.dockermod.gateway;

import java.util.List;
import java.util.function.Function;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.TestcontainersLabel;

/**
 * {@code POST /build}: on one node. That is the one that has the image which is built
 * anew, for its layers; else the least loaded. A build with a session goes where the
 * session is, and what Testcontainers builds where its containers will be: to the node
 * that was asked.
 *
 * @param view the cluster
 * @param place finds the least loaded node
 */
record BuildRule(ClusterView view, Function<EngineRequest, NodeName> place) implements Rule {

	private static final String BUILDKIT = "2";

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.view.toAsked(request);
		DockerPath path = asked.path();
		boolean bound = ClusterView.namesNode(request) || BUILDKIT.equals(path.parameter("version"))
				|| path.parameter("session") != null
				|| TestcontainersLabel.isAmong(DaemonJson.readParameter(asked, "labels"));
		return this.view.cluster().execute(bound ? asked : asked.withNode(place(asked)));
	}

	private NodeName place(EngineRequest request) {
		String tag = request.path().parameter("t");
		if (tag != null && !tag.isEmpty()) {
			NodeName known = new Search(this.view).find(List.of(ImageRoutes.image(tag)), request).first();
			if (known != null && this.view.up().contains(known)) {
				return known;
			}
		}
		return this.place.apply(request);
	}

}
