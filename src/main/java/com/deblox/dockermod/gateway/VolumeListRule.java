package com.deblox.dockermod.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /volumes}: all nodes' volumes. Where two share a name, the node stands
 * before it: they are two volumes.
 *
 * @param everywhere asks the nodes
 */
record VolumeListRule(Everywhere everywhere) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		return this.everywhere.ask(request, VolumeListRule::merge);
	}

	private static JsonNode merge(List<Everywhere.Part<JsonNode>> parts) {
		Map<String, Integer> uses = new HashMap<>();
		for (Everywhere.Part<JsonNode> part : parts) {
			part.content().path("Volumes").forEach((volume) -> uses.merge(name(volume), 1, Integer::sum));
		}
		ArrayNode volumes = JsonNodeFactory.instance.arrayNode();
		ArrayNode warnings = JsonNodeFactory.instance.arrayNode();
		for (Everywhere.Part<JsonNode> part : parts) {
			for (JsonNode item : part.content().path("Volumes")) {
				if (item instanceof ObjectNode volume) {
					String name = name(volume);
					if (uses.getOrDefault(name, 0) > 1) {
						volume.put("Name", part.node() + "/" + name);
					}
					volume.putArray("Nodes").add(part.node().value());
					volumes.add(volume);
				}
			}
			part.content()
				.path("Warnings")
				.forEach((warning) -> warnings.add(part.node() + ": " + warning.asString("")));
		}
		ObjectNode merged = JsonNodeFactory.instance.objectNode();
		merged.set("Volumes", volumes);
		merged.set("Warnings", warnings.isEmpty() ? JsonNodeFactory.instance.nullNode() : warnings);
		return merged;
	}

	private static String name(JsonNode volume) {
		return volume.path("Name").asString("");
	}

}
