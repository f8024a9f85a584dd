package com.deblox.dockermod.routing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.JsonNode;

/**
 * A container goes where its named volume is, if exactly one node has one of that name.
 * The nodes are asked only where a volume is named.
 *
 * @param nodes knows the nodes
 * @param fanOut asks them
 * @param deadlines gives the time for that
 */
record VolumeTie(Nodes nodes, FanOut fanOut, OperationDeadlines deadlines) implements PlacementTie {

	@Override
	public PlacementFilter read(ContainerOrder order) {
		Map<String, NodeName> places = new LinkedHashMap<>();
		for (String name : names(order.spec().path("HostConfig"))) {
			List<NodeName> holders = holders(name, order);
			if (holders.size() == 1) {
				places.put(name, holders.getFirst());
			}
		}
		return (node, same) -> {
			for (Map.Entry<String, NodeName> place : places.entrySet()) {
				if (!place.getValue().equals(node.name())) {
					return "its volume " + place.getKey() + " is on " + place.getValue();
				}
			}
			return null;
		};
	}

	static Set<String> names(JsonNode host) {
		Set<String> names = new LinkedHashSet<>();
		for (JsonNode bind : host.path("Binds")) {
			int colon = bind.asString("").indexOf(':');
			if (colon > 0) {
				names.add(bind.asString("").substring(0, colon));
			}
		}
		for (JsonNode mount : host.path("Mounts")) {
			if (mount.path("Type").asString("").equals("volume")) {
				names.add(mount.path("Source").asString(""));
			}
		}
		// a path is no volume
		names.removeIf((name) -> name.isEmpty() || name.contains("/") || name.startsWith("."));
		return names;
	}

	private List<NodeName> holders(String name, ContainerOrder order) {
		EngineRequest question = EngineRequest.of("GET", DockerPath.of("volumes", name), order.origin(),
				this.deadlines.quick());
		return this.fanOut.ask(this.nodes.all(), question)
			.stream()
			.filter((answer) -> answer.status() == 200)
			.map(NodeAnswer::node)
			.filter(Objects::nonNull)
			.toList();
	}

}
