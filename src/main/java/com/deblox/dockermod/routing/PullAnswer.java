package com.deblox.dockermod.routing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads what a daemon says of a pull: its status is 200 before the first layer came, and
 * what goes wrong later is said among the progress.
 */
public final class PullAnswer {

	private static final List<String> MISSING = List.of("not found", "manifest unknown", "does not exist",
			"access denied", "name unknown");

	private final JsonMapper json;

	PullAnswer(JsonMapper json) {
		this.json = json;
	}

	/**
	 * The error in a pull's progress.
	 * @param progress the body of a 200
	 * @return the message, or {@code null} if there is none
	 */
	public @Nullable String errorIn(byte[] progress) {
		return errorIn(new ByteArrayInputStream(progress));
	}

	/**
	 * The error in the progress of a pull or a load, which is read to its end.
	 * @param progress the body of a 200, as it comes
	 * @return the message, or {@code null} if there is none
	 */
	@Nullable String errorIn(InputStream progress) {
		String error = null;
		try (MappingIterator<JsonNode> objects = this.json.readerFor(JsonNode.class).readValues(progress)) {
			while (objects.hasNext()) {
				JsonNode object = objects.next();
				if (object.has("errorDetail") || object.has("error")) {
					error = object.path("errorDetail").path("message").asString(object.path("error").asString(""));
				}
			}
		}
		catch (JacksonException ex) {
			return "the progress broke off: it is not JSON";
		}
		return error;
	}

	/**
	 * The status that the daemon would have said, had it known in time.
	 * @param error the error in the progress
	 * @return 404 where there is no such image (for this caller), else 500
	 */
	public static int statusOf(String error) {
		String text = error.toLowerCase(Locale.ROOT);
		return MISSING.stream().anyMatch(text::contains) ? 404 : 500;
	}

	/**
	 * Whether a pull went wrong.
	 * @param answer the answer to a pull
	 * @return the answer with its true status, or {@code null} if the image is there
	 */
	@Nullable NodeAnswer failureOf(NodeAnswer answer) {
		if (!(answer instanceof NodeAnswer.Answered answered) || answer.isError()) {
			return answer.isError() ? answer : null;
		}
		String error = errorIn(answered.body());
		if (error == null) {
			return null;
		}
		byte[] message = JsonNodeFactory.instance.objectNode()
			.put("message", error)
			.toString()
			.getBytes(StandardCharsets.UTF_8);
		return new NodeAnswer.Answered(answered.node(), statusOf(error), answered.headers(), message);
	}

}
