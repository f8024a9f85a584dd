package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.ownership.Load;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A node as callers are told of it, whatever they ask through.
 */
public final class NodeJson {

	private NodeJson() {
	}

	/**
	 * Describe a node.
	 * @param node the node
	 * @param load what it carries
	 * @return the description
	 */
	public static ObjectNode of(Node node, Load load) {
		ObjectNode out = JsonNodeFactory.instance.objectNode();
		out.put("dockerInstance", node.name().value());
		out.put("state", node.state().word());
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
		out.put("version", node.version());
		out.put("leaving", node.leaving());
		ObjectNode labels = out.putObject("labels");
		node.labels().forEach(labels::put);
		return out;
	}

}
