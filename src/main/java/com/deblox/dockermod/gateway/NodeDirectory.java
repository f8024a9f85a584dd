package com.deblox.dockermod.gateway;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Knows the nodes' addresses, and shows where a published port can be reached: on its
 * node's address, not on "all addresses".
 */
final class NodeDirectory {

	private static final Set<String> ALL = Set.of("0.0.0.0", "::");

	private final Supplier<List<Node>> nodes;

	NodeDirectory(Supplier<List<Node>> nodes) {
		this.nodes = nodes;
	}

	@Nullable Node find(NodeName name) {
		for (Node node : this.nodes.get()) {
			if (node.name().equals(name)) {
				return node;
			}
		}
		return null;
	}

	/** {@code Ports[].IP} of a list. */
	void showPorts(JsonNode ports, NodeName node) {
		for (JsonNode port : ports) {
			replace(port, "IP", node);
		}
	}

	/** {@code NetworkSettings.Ports[].HostIp} of an inspect. */
	void showBindings(JsonNode ports, NodeName node) {
		for (JsonNode bindings : ports) {
			for (JsonNode binding : bindings) {
				replace(binding, "HostIp", node);
			}
		}
	}

	private void replace(JsonNode port, String field, NodeName node) {
		if (port instanceof ObjectNode object && ALL.contains(object.path(field).asString(""))) {
			object.put(field, address(node));
		}
	}

	/**
	 * The address of a node, without its port.
	 * @param name the node's name
	 * @return the address; that of all addresses if the node is not known any more
	 */
	String address(NodeName name) {
		Node node = find(name);
		int colon = (node != null) ? node.address().lastIndexOf(':') : -1;
		return (node != null && colon > 0) ? node.address().substring(0, colon) : "0.0.0.0";
	}

}
