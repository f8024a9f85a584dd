package com.deblox.dockermod.actions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import tools.jackson.core.io.JsonStringEncoder;

/**
 * JSON that is put together from pieces, so that a daemon's bytes stay as they are.
 */
final class JsonBuffer extends ByteArrayOutputStream {

	JsonBuffer(int size) {
		super(size);
	}

	JsonBuffer raw(String json) {
		writeBytes(json.getBytes(StandardCharsets.UTF_8));
		return this;
	}

	JsonBuffer raw(byte[] json) {
		write(json, 0, json.length);
		return this;
	}

	JsonBuffer text(String text) {
		write('"');
		raw(quote(text));
		write('"');
		return this;
	}

	JsonBuffer key(String name) {
		text(name);
		write(':');
		return this;
	}

	/** The field, and a comma after it. */
	JsonBuffer field(String name, String value) {
		key(name).text(value).write(',');
		return this;
	}

	JsonBuffer number(long value) {
		return raw(Long.toString(value));
	}

	private static byte[] quote(String text) {
		try {
			return JsonStringEncoder.getInstance().quoteAsUTF8(text);
		}
		catch (IllegalArgumentException ex) {
			// half a surrogate pair: becomes a question mark
			String repaired = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
			return JsonStringEncoder.getInstance().quoteAsUTF8(repaired);
		}
	}

}
