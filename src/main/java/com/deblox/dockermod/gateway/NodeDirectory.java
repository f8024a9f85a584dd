package com.deblox.dockermod.gateway;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
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
		replace(ports, "IP", node);
	}

	/** {@code NetworkSettings.Ports[].HostIp} of an inspect. */
	void showBindings(JsonNode ports, NodeName node) {
		for (JsonNode bindings : ports) {
			replace(bindings, "HostIp", node);
		}
	}

	/** What was published on all addresses of both families is there once then. */
	private void replace(JsonNode ports, String field, NodeName node) {
		if (!(ports instanceof ArrayNode array)) {
			return;
		}
		Set<JsonNode> shown = new HashSet<>();
		for (Iterator<JsonNode> all = array.iterator(); all.hasNext();) {
			if (all.next() instanceof ObjectNode port && ALL.contains(port.path(field).asString(""))) {
				port.put(field, address(node));
				if (!shown.add(port)) {
					all.remove();
				}
			}
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
		if (node == null || colon <= 0) {
			return "0.0.0.0";
		}
		String host = node.address().substring(0, colon);
		return (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
	}

}
