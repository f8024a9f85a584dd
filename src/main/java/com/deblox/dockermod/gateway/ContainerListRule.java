package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /containers/json}: all nodes' containers, the newest first. Where two share
 * a name, the node stands before it.
 */
final class ContainerListRule implements Rule {

	private final Everywhere everywhere;

	private final NodeDirectory nodes;

	ContainerListRule(Everywhere everywhere, NodeDirectory nodes) {
		this.everywhere = everywhere;
		this.nodes = nodes;
	}

	@Override
	public EngineResponse answer(EngineRequest request) {
		int limit = limit(request.path().parameter("limit"));
		return this.everywhere.ask(request, (parts) -> merge(parts, limit));
	}

	private static int limit(@Nullable String text) {
		try {
			int limit = (text != null) ? Integer.parseInt(text) : 0;
			return (limit > 0) ? limit : Integer.MAX_VALUE;
		}
		catch (NumberFormatException ex) {
			// the daemons refuse it
			return Integer.MAX_VALUE;
		}
	}

	private JsonNode merge(List<Everywhere.Part> parts, int limit) {
		Map<String, Integer> uses = new HashMap<>();
		List<ObjectNode> containers = new ArrayList<>();
		for (Everywhere.Part part : parts) {
			for (JsonNode container : part.json()) {
				for (JsonNode name : container.path("Names")) {
					uses.merge(name.asString(""), 1, Integer::sum);
				}
			}
		}
		for (Everywhere.Part part : parts) {
			for (JsonNode item : part.json()) {
				if (item instanceof ObjectNode container) {
					tell(container, part.node(), uses);
					containers.add(container);
				}
			}
		}
		containers
			.sort(Comparator.comparingLong((ObjectNode container) -> container.path("Created").asLong(0)).reversed());
		ArrayNode merged = JsonNodeFactory.instance.arrayNode();
		containers.stream().limit(limit).forEach(merged::add);
		return merged;
	}

	private void tell(ObjectNode container, NodeName node, Map<String, Integer> uses) {
		if (container.get("Names") instanceof ArrayNode names) {
			for (int i = 0; i < names.size(); i++) {
				String name = names.get(i).asString("");
				if (uses.getOrDefault(name, 0) > 1) {
					names.set(i, "/" + node + name);
				}
			}
		}
		this.nodes.showPorts(container.path("Ports"), node);
		container.putArray("Nodes").add(node.value());
	}

}
