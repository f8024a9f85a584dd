package com.deblox.dockermod.templates;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a template's JSON; numbers stay as they are.
 */
final class TemplateJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private TemplateJson() {
	}

	static ObjectNode read(byte[] content) throws NoSpecException {
		try {
			if (MAPPER.readTree(content) instanceof ObjectNode spec) {
				return spec;
			}
			throw new NoSpecException("is not a JSON object", null);
		}
		catch (JacksonException ex) {
			String at = (ex.getLocation() != null) ? " at line " + ex.getLocation().getLineNr() : "";
			throw new NoSpecException("is not JSON: see it" + at, ex);
		}
		catch (NumberFormatException ex) {
			throw new NoSpecException("holds a number that is too large or too small", ex);
		}
	}

	/**
	 * The content is no spec; the message says why, after the file's name.
	 */
	static final class NoSpecException extends IOException {

		NoSpecException(String why, @Nullable Throwable cause) {
			super(why, cause);
		}

		@Override
		public String getMessage() {
			return String.valueOf(super.getMessage());
		}

	}

}
