package com.deblox.dockermod.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /networks}: one row for each name, the first node's, with all nodes that
 * have a network of it.
 *
 * @param everywhere asks the nodes
 */
record NetworkListRule(Everywhere everywhere) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		return this.everywhere.ask(request, NetworkListRule::merge);
	}

	private static JsonNode merge(List<Everywhere.Part> parts) {
		Map<String, ObjectNode> rows = new LinkedHashMap<>();
		ArrayNode merged = JsonNodeFactory.instance.arrayNode();
		for (Everywhere.Part part : parts) {
			for (JsonNode item : part.json()) {
				if (item instanceof ObjectNode row) {
					String name = row.path("Name").asString("");
					ObjectNode first = rows.get(name);
					if (first == null) {
						rows.put(name, row);
						merged.add(row);
						row.putArray("Nodes").add(part.node().value());
					}
					else if (!names(first, part)) {
						first.withArray("Nodes").add(part.node().value());
					}
				}
			}
		}
		return merged;
	}

	/** One daemon may have several networks of one name. */
	private static boolean names(ObjectNode row, Everywhere.Part part) {
		for (JsonNode node : row.path("Nodes")) {
			if (node.asString("").equals(part.node().value())) {
				return true;
			}
		}
		return false;
	}

}
