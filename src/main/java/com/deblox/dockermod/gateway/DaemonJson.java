package com.deblox.dockermod.gateway;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Daemons' JSON as trees: numbers, the order of keys and unknown fields stay as they
 * came.
 */
final class DaemonJson {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private DaemonJson() {
	}

	/**
	 * Read.
	 * @param json the bytes
	 * @return the tree
	 * @throws JacksonException if it is no JSON
	 */
	static JsonNode read(byte[] json) {
		return JSON.readTree(json);
	}

	static JsonNode read(String json) {
		return JSON.readTree(json);
	}

	static byte[] write(JsonNode tree) {
		return JSON.writeValueAsBytes(tree);
	}

}
