package com.deblox.dockermod.ownership;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the answer to {@code GET /containers/json}, one container at a time, so that long
 * lists need little memory.
 */
final class ContainerListReader {

	private final JsonMapper json;

	private final NodeName node;

	ContainerListReader(JsonMapper json, NodeName node) {
		this.json = json;
		this.node = node;
	}

	Map<String, ContainerEntry> read(InputStream list) {
		Map<String, ContainerEntry> entries = new LinkedHashMap<>();
		try (JsonParser parser = this.json.createParser(list)) {
			if (parser.nextToken() != JsonToken.START_ARRAY) {
				throw new StreamReadException(parser, "Not an array");
			}
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				JsonNode container = parser.readValueAsTree();
				ContainerEntry entry = entry(container);
				entries.put(entry.id(), entry);
			}
		}
		return entries;
	}

	private ContainerEntry entry(JsonNode container) {
		return new ContainerEntry(container.path("Id").asString(""), this.node, names(container.path("Names")),
				container.path("Image").asString("").intern(), container.path("State").asString("").intern(),
				labels(container.path("Labels")), container.path("Created").asLong(0));
	}

	/** Without the names that are other containers' links to it: {@code /other/alias}. */
	private static List<String> names(JsonNode names) {
		List<String> own = new ArrayList<>();
		for (JsonNode name : names) {
			String text = name.asString("");
			if (text.lastIndexOf('/') <= 0) {
				own.add(text.startsWith("/") ? text.substring(1) : text);
			}
		}
		return List.copyOf(own);
	}

	private static Map<String, String> labels(JsonNode labels) {
		Map<String, String> kept = new LinkedHashMap<>();
		for (String label : ContainerEntry.LABELS) {
			if (labels.has(label)) {
				kept.put(label, labels.path(label).asString("").intern());
			}
		}
		return Map.copyOf(kept);
	}

}
