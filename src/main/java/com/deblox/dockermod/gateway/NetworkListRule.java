package com.deblox.dockermod.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /networks}: one row for each name, with all nodes that have a network of it.
 * The row is that of this node, if it has one: its id is the one that a create and an
 * inspect here tell.
 *
 * @param everywhere asks the nodes
 * @param self this node
 */
record NetworkListRule(Everywhere everywhere, NodeName self) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		return this.everywhere.ask(request, this::merge);
	}

	private JsonNode merge(List<Everywhere.Part<JsonNode>> parts) {
		Map<String, ObjectNode> rows = new LinkedHashMap<>();
		for (Everywhere.Part<JsonNode> part : parts) {
			for (JsonNode item : part.content()) {
				if (item instanceof ObjectNode row) {
					String name = row.path("Name").asString("");
					ObjectNode first = rows.get(name);
					if (first == null) {
						rows.put(name, row);
						row.putArray("Nodes").add(part.node().value());
					}
					else if (!names(first, part)) {
						ArrayNode nodes = first.withArray("Nodes").add(part.node().value());
						if (part.node().equals(this.self)) {
							rows.put(name, row.set("Nodes", nodes));
						}
					}
				}
			}
		}
		return JsonNodeFactory.instance.arrayNode().addAll(rows.values());
	}

	/** One daemon may have several networks of one name. */
	private static boolean names(ObjectNode row, Everywhere.Part<JsonNode> part) {
		for (JsonNode node : row.path("Nodes")) {
			if (node.asString("").equals(part.node().value())) {
				return true;
			}
		}
		return false;
	}

}
