package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.http.Refused;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what callers send: one JSON object that means one thing only, numbers kept as
 * they are. What is wrong is said in a sentence.
 */
final class StrictJson {

	static final int MAX_DEPTH = 100;

	private static final String EXAMPLE = "a JSON object is expected, as in {\"action\": \"list-nodes\"}";

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
			.errorReportConfiguration(
					ErrorReportConfiguration.builder().maxErrorTokenLength(40).maxRawContentLength(0).build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private StrictJson() {
	}

	/**
	 * Read one object.
	 * @param body the bytes that were sent
	 * @return the object
	 * @throws EngineException if they are anything else
	 */
	static ObjectNode readObject(byte[] body) {
		JsonNode node = read(body);
		if (node instanceof ObjectNode object) {
			return object;
		}
		String what = node.isMissingNode() ? "The body is empty" : "The body is " + Field.describe(node);
		throw Refused.badRequest(what + ": " + EXAMPLE);
	}

	static byte[] write(JsonNode node) {
		return MAPPER.writeValueAsBytes(node);
	}

	private static JsonNode read(byte[] body) {
		try {
			return MAPPER.readTree(body);
		}
		catch (StreamConstraintsException ex) {
			throw Refused.badRequest("The body is too much for JSON here: at most " + MAX_DEPTH
					+ " levels deep, names of at most 50000 characters, numbers of at most 1000 digits");
		}
		catch (UnexpectedEndOfInputException ex) {
			throw Refused.badRequest("The body is not JSON: it ends too early" + at(ex) + "; " + EXAMPLE);
		}
		catch (MismatchedInputException ex) {
			throw Refused.badRequest("The body is not JSON: something follows the object; one object is allowed");
		}
		catch (JacksonException ex) {
			throw Refused.badRequest(sentence(ex));
		}
		catch (NumberFormatException ex) {
			throw Refused.badRequest("The body holds a number that is too large or too small to be kept exactly");
		}
	}

	private static String sentence(JacksonException ex) {
		String message = ex.getOriginalMessage();
		if (message.startsWith("Duplicate Object property")) {
			String name = message.substring(message.indexOf('"') + 1, message.lastIndexOf('"'));
			return "The field \"" + Refused.shown(name) + "\" is there twice" + at(ex) + ": once is allowed";
		}
		int detail = message.indexOf(": ");
		String what = (detail > 0) ? message.substring(0, detail) : message;
		return "The body is not JSON: " + shorten(what) + at(ex)
				+ "; names and strings need double quotes, as in {\"image\": \"ubuntu\"}";
	}

	private static String shorten(String message) {
		return (message.length() > 100) ? message.substring(0, 100) + "…" : message;
	}

	private static String at(JacksonException ex) {
		TokenStreamLocation location = ex.getLocation();
		if (location == null || location.getLineNr() < 1) {
			return "";
		}
		return " at line " + location.getLineNr() + " column " + location.getColumnNr();
	}

}
