package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.routing.NetworkSupply;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /networks/{id}/connect} and {@code disconnect}: on the container's owner,
 * by the network's name there. An owner that lacks the network gets it.
 *
 * @param view the cluster
 */
record NetworkConnectRule(ClusterView view) implements Rule {

	private static final String CONTAINER = "Container";

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.view.toAsked(request);
		ObjectNode body = (DaemonJson.readBody(request) instanceof ObjectNode object) ? object : null;
		String container = (body != null) ? body.path(CONTAINER).asString("") : "";
		NetworkSearch.Known network = new NetworkSearch(this.view).find(request.path().segments().get(1), asked);
		if (body == null || container.isEmpty() || network == null) {
			return this.view.cluster().execute(asked);
		}
		OwnerSearch.Owned owned = new OwnerSearch(this.view).find(container, request);
		String operation = request.path().segments().getLast();
		if (operation.equals("connect")) {
			new NetworkSupply(this.view::ask, this.view.quick()).ensure(network.name(), owned.node(),
					network.inspected(), request.origin());
		}
		body.put(CONTAINER, owned.id());
		DockerPath path = DockerPath.of("networks", network.name(), operation).withVersion(request.path().version());
		return this.view.cluster()
			.execute(request.withPath(path).withBody(DaemonJson.write(body)).withNode(owned.node()));
	}

}
