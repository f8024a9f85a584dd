package com.deblox.dockermod.actions;

import java.util.Locale;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.ownership.Load;
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
			describe(node, nodes.addObject());
		}
		return new ActionResult(200, StrictJson.write(answer));
	}

	ActionResult register(ActionRequest request) {
		NodeName node = this.targets.find(request.mandatory("hostname"));
		this.cluster.register(node.value(), request.origin());
		return ActionResult.empty(node);
	}

	ActionResult unregister(ActionRequest request) {
		NodeName node = this.targets.find(request.mandatory("hostname"));
		this.cluster.unregister(node.value(), request.origin());
		return ActionResult.empty(node);
	}

	private void describe(Node node, ObjectNode out) {
		Load load = this.cluster.load(node.name());
		out.put("dockerInstance", node.name().value());
		out.put("state", node.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		out.put("registered", node.registered());
		out.put("draining", node.draining());
		out.put("since", node.since().toString());
		out.put("address", node.address());
		out.put("containers", load.containers());
		out.put("running", load.running());
		EngineInfo engine = node.engine();
		out.put("cpus", (engine != null) ? engine.cpus() : 0);
		out.put("memory", (engine != null) ? engine.memory() : 0);
		out.put("engineVersion", (engine != null) ? engine.version() : "");
		ObjectNode labels = out.putObject("labels");
		node.labels().forEach(labels::put);
	}

}
