package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.TestcontainersLabel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /build}: on one node. That is one where its network is in use, if it names
 * one; the one that has the image which is built anew, or one that it may take layers
 * from; else the least loaded. A build with a session goes where the session is, and what
 * Testcontainers builds where its containers will be: to the node that was asked.
 *
 * @param view the cluster
 * @param networks knows networks by each node's id
 * @param place finds the node
 */
record BuildRule(ClusterView view, NetworkNames networks, BuildPlace place) implements Rule {

	private static final String BUILDKIT = "2";

	private static final String NETWORK = "networkmode";

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.networks.inParameter(NETWORK, this.view.toAsked(request));
		DockerPath path = asked.path();
		boolean bound = ClusterView.namesNode(request) || BUILDKIT.equals(path.parameter("version"))
				|| path.parameter("session") != null
				|| TestcontainersLabel.isAmong(DaemonJson.readParameter(asked, "labels"));
		return this.view.cluster().execute(bound ? asked : asked.withNode(place(asked)));
	}

	private NodeName place(EngineRequest request) {
		ObjectNode spec = JsonNodeFactory.instance.objectNode();
		String network = request.path().parameter(NETWORK);
		if (network != null) {
			spec.putObject("HostConfig").put("NetworkMode", network);
		}
		NodeName known = holder(request);
		return this.place.choose(spec, (known != null) ? List.of(known) : List.of(), request);
	}

	/** Who has the layers. */
	private @Nullable NodeName holder(EngineRequest request) {
		List<String> images = new ArrayList<>();
		String tag = request.path().parameter("t");
		images.add((tag != null) ? tag : "");
		for (JsonNode image : DaemonJson.readParameter(request, "cachefrom")) {
			images.add(image.asString(""));
		}
		for (String image : images) {
			NodeName known = image.isEmpty() ? null
					: new Search(this.view).find(List.of(ImageRoutes.image(image)), request).first();
			if (known != null) {
				return known;
			}
		}
		return null;
	}

}
