package com.deblox.dockermod.gateway;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list in which what several nodes have is one row: images by their id, networks by
 * their name. The row is the first node's, with all tags and all nodes.
 *
 * @param everywhere asks the nodes
 * @param key the field that tells whether two rows are one
 */
record UnitedListRule(Everywhere everywhere, String key) implements Rule {

	private static final List<String> UNITED = List.of("RepoTags", "RepoDigests");

	@Override
	public EngineResponse answer(EngineRequest request) {
		return this.everywhere.ask(request, this::merge);
	}

	private JsonNode merge(List<Everywhere.Part> parts) {
		Map<String, ObjectNode> rows = new LinkedHashMap<>();
		for (Everywhere.Part part : parts) {
			for (JsonNode item : part.json()) {
				if (item instanceof ObjectNode row) {
					ObjectNode first = rows.putIfAbsent(row.path(this.key).asString(""), row);
					if (first == null) {
						row.putArray("Nodes").add(part.node().value());
					}
					else {
						unite(first, row, part.node());
					}
				}
			}
		}
		ArrayNode merged = JsonNodeFactory.instance.arrayNode();
		rows.values().forEach(merged::add);
		return merged;
	}

	private static void unite(ObjectNode first, ObjectNode other, NodeName node) {
		((ArrayNode) first.get("Nodes")).add(node.value());
		for (String field : UNITED) {
			if (first.get(field) instanceof ArrayNode tags) {
				Set<String> known = new HashSet<>();
				tags.forEach((tag) -> known.add(tag.asString("")));
				for (JsonNode tag : other.path(field)) {
					if (known.add(tag.asString(""))) {
						tags.add(tag);
					}
				}
			}
		}
	}

}
