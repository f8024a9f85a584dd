package com.deblox.dockermod.command;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads what a node says, and writes it for scripts.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	/**
	 * Read an answer.
	 * @param bytes the answer; empty for one without a body
	 * @return the JSON
	 */
	static JsonNode read(byte[] bytes) {
		return (bytes.length > 0) ? MAPPER.readTree(bytes) : JsonNodeFactory.instance.objectNode();
	}

	static JsonNode read(String text) {
		return MAPPER.readTree(text);
	}

	static String pretty(JsonNode json) {
		return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
	}

}
