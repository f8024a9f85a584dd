package com.deblox.dockermod.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A container that fixes a port of its host goes where no running container has that
 * port, and of one order each node gets one. The nodes are asked only where there is one.
 *
 * @param running asks them
 */
record PortTie(RunningContainers running) implements CapacityTie {

	@Override
	public @Nullable Capacity read(List<Node> nodes, ContainerOrder order) {
		Set<HostPort> wanted = HostPort.fixed(order.spec());
		return wanted.isEmpty() ? null
				: new Ports(wanted, this.running.of(nodes, order), ConcurrentHashMap.newKeySet());
	}

	/**
	 * The ports of the nodes.
	 *
	 * @param wanted what each container of the order wants
	 * @param running the containers that run on each node which has answered
	 * @param given the nodes that have one of the order's containers
	 */
	private record Ports(Set<HostPort> wanted, Map<NodeName, List<JsonNode>> running,
			Set<NodeName> given) implements Capacity {

		@Override
		public @Nullable String refuse(Node node, ContainerOrder order) {
			List<JsonNode> containers = this.running.get(node.name());
			if (containers == null) {
				return "whether port " + this.wanted.iterator().next() + " is taken is not known: it did not answer";
			}
			for (JsonNode container : containers) {
				String taken = taken(container);
				if (taken != null) {
					return taken;
				}
			}
			return null;
		}

		private @Nullable String taken(JsonNode container) {
			for (JsonNode published : container.path("Ports")) {
				HostPort port = new HostPort(published.path("IP").asString(""), published.path("PublicPort").asInt(0),
						published.path("Type").asString("tcp"));
				for (HostPort want : this.wanted) {
					if (want.isAgainst(port)) {
						return "port " + want + " is taken by " + name(container);
					}
				}
			}
			return null;
		}

		private static String name(JsonNode container) {
			String name = container.path("Names").path(0).asString("");
			return name.isEmpty() ? container.path("Id").asString("") : name.replaceFirst("^/", "");
		}

		@Override
		public @Nullable String take(NodeName node) {
			return this.given.add(node) ? null
					: "port " + this.wanted.iterator().next() + " is taken by another container of this order";
		}

	}

}
