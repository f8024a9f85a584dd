package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.NetworkCopy;
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
			supply(network, owned, request);
		}
		body.put(CONTAINER, owned.id());
		DockerPath path = DockerPath.of("networks", network.name(), operation).withVersion(request.path().version());
		return this.view.cluster()
			.execute(request.withPath(path).withBody(DaemonJson.write(body)).withNode(owned.node()));
	}

	private void supply(NetworkSearch.Known network, OwnerSearch.Owned owned, EngineRequest request) {
		DockerPath shown = NetworkSearch.network(network.name());
		if (this.view.ask(List.of(owned.node()), this.view.question(shown, request)).getFirst().status() != 404) {
			return;
		}
		for (ObjectNode spec : NetworkCopy.specs(network.inspected())) {
			EngineRequest create = this.view.command("POST", DockerPath.of("networks", "create"), request)
				.withBody(DaemonJson.write(spec));
			if (!this.view.ask(List.of(owned.node()), create).getFirst().isError()) {
				return;
			}
		}
		throw new EngineException(Situation.CONFLICT, owned.node(),
				"The network " + network.name() + " is not on " + owned.node() + ", and cannot be made there");
	}

}
