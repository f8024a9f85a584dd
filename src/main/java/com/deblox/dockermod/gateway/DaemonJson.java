package com.deblox.dockermod.gateway;

import java.util.function.Consumer;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

	/**
	 * A request's body.
	 * @param request the request
	 * @return the tree, a missing node if there is no body; {@code null} if it is no JSON
	 */
	static @Nullable JsonNode readBody(EngineRequest request) {
		byte[] body = request.body();
		try {
			return (body != null) ? read(body) : JSON.missingNode();
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * A parameter that is JSON.
	 * @param request the request
	 * @param name the parameter's name
	 * @return the tree, a missing node if there is none, or if it is no JSON: that a
	 * daemon says in its own words
	 */
	static JsonNode readParameter(EngineRequest request, String name) {
		String value = request.path().parameter(name);
		try {
			return (value != null) ? read(value) : JSON.missingNode();
		}
		catch (JacksonException ex) {
			return JSON.missingNode();
		}
	}

	/**
	 * An answer with its object changed; one that has none stays as it is.
	 * @param answer the answer; is read and closed
	 * @param limit the most bytes that it may have
	 * @param change what is done to the object
	 * @return the answer, with the changed body
	 * @throws EngineException if it is no JSON, or too long
	 */
	static EngineResponse change(EngineResponse answer, int limit, Consumer<ObjectNode> change) {
		try (answer) {
			byte[] body = answer.readBody(limit);
			if (!(read(body) instanceof ObjectNode object)) {
				return answer.withBody(body);
			}
			change.accept(object);
			return answer.withBody(write(object));
		}
		catch (JacksonException ex) {
			throw EngineException.brokeOff(answer.node(), ex);
		}
	}

	static byte[] write(JsonNode tree) {
		return JSON.writeValueAsBytes(tree);
	}

}
