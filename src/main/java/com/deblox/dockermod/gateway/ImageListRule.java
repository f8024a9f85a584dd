package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.Comparator;
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
 * {@code GET /images/json}: an image that several nodes have is one row, with all its
 * tags and nodes; the newest first.
 *
 * @param everywhere asks the nodes
 */
record ImageListRule(Everywhere everywhere) implements Rule {

	private static final List<String> UNITED = List.of("RepoTags", "RepoDigests");

	@Override
	public EngineResponse answer(EngineRequest request) {
		return this.everywhere.ask(request, ImageListRule::merge);
	}

	private static JsonNode merge(List<Everywhere.Part<JsonNode>> parts) {
		Map<String, ObjectNode> rows = new LinkedHashMap<>();
		for (Everywhere.Part<JsonNode> part : parts) {
			for (JsonNode item : part.content()) {
				if (item instanceof ObjectNode row) {
					ObjectNode first = rows.putIfAbsent(row.path("Id").asString(""), row);
					if (first == null) {
						row.putArray("Nodes").add(part.node().value());
					}
					else {
						unite(first, row, part.node());
					}
				}
			}
		}
		List<ObjectNode> newest = new ArrayList<>(rows.values());
		newest.sort(Comparator.comparingLong((ObjectNode image) -> image.path("Created").asLong(0)).reversed());
		ArrayNode merged = JsonNodeFactory.instance.arrayNode();
		newest.forEach(merged::add);
		return merged;
	}

	private static void unite(ObjectNode first, ObjectNode other, NodeName node) {
		first.withArray("Nodes").add(node.value());
		for (String field : UNITED) {
			if (other.get(field) instanceof ArrayNode more) {
				ArrayNode known = (first.get(field) instanceof ArrayNode array) ? array : first.putArray(field);
				addMissing(known, more);
			}
		}
		long users = other.path("Containers").asLong(-1);
		if (users >= 0) {
			first.put("Containers", users + Math.max(0, first.path("Containers").asLong(0)));
		}
	}

	private static void addMissing(ArrayNode known, ArrayNode more) {
		Set<String> names = new HashSet<>();
		known.forEach((name) -> names.add(name.asString("")));
		for (JsonNode name : more) {
			if (names.add(name.asString(""))) {
				known.add(name);
			}
		}
	}

}
