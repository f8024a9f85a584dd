package com.deblox.dockermod.actions;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.routing.NodeJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The nodes, and which of them take part.
 */
final class NodeActions {

	private final Cluster cluster;

	private final Targets targets;

	NodeActions(Cluster cluster) {
		this.cluster = cluster;
		this.targets = new Targets(cluster);
	}

	ActionResult list(ActionRequest request) {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode nodes = answer.putArray("nodes");
		for (Node node : this.cluster.nodes()) {
			nodes.add(NodeJson.of(node, this.cluster.load(node.name())));
		}
		return new ActionResult(200, StrictJson.write(answer));
	}

	ActionResult register(ActionRequest request) {
		String name = this.targets.find(request.mandatory("hostname")).value();
		this.cluster.register(name, request.origin());
		return ActionResult.empty();
	}

	ActionResult unregister(ActionRequest request) {
		String name = this.targets.find(request.mandatory("hostname")).value();
		this.cluster.unregister(name, request.origin());
		return ActionResult.empty();
	}

}
