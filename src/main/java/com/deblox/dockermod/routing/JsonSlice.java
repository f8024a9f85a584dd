package com.deblox.dockermod.routing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value inside of a daemon's JSON (RFC 8259), as the daemon wrote it: where it begins
 * and ends. One pass over the bytes finds the parts of a list or an object; nothing is
 * decoded or copied before it is asked for, and what is written again is what came.
 * <p>
 * It is told apart only as far as that needs: what is between a value's brackets is not
 * checked to be JSON.
 *
 * @param json the bytes around it; not to be changed
 * @param start where it begins
 * @param end where it has ended: its last byte stands before
 */
public record JsonSlice(@SuppressWarnings("ArrayRecordComponent") byte[] json, int start, int end) {

	/**
	 * A whole text.
	 * @param json the bytes
	 * @return the value that it is
	 * @throws JacksonException if it is not one value
	 */
	public static JsonSlice of(byte[] json) {
		int start = afterSpace(json, 0, json.length);
		int end = afterValue(json, start, json.length);
		if (afterSpace(json, end, json.length) < json.length) {
			throw broken("more than one value");
		}
		return new JsonSlice(json, start, end);
	}

	public boolean isObject() {
		return this.json[this.start] == '{';
	}

	public boolean isArray() {
		return this.json[this.start] == '[';
	}

	public boolean isNull() {
		return written().equals("null");
	}

	/**
	 * Whether this is an object or a list with nothing in it.
	 * @return whether there is nothing between its brackets
	 */
	public boolean isEmpty() {
		return afterSpace(this.json, this.start + 1, this.end) == this.end - 1;
	}

	/**
	 * A list's items.
	 * @return the items in their order; none if this is no list
	 * @throws JacksonException if they are not told apart by commas
	 */
	public List<JsonSlice> items() {
		List<JsonSlice> items = new ArrayList<>();
		int at = (isArray() && !isEmpty()) ? this.start : this.end - 1;
		while (at < this.end - 1) {
			JsonSlice item = valueAfter(at + 1);
			items.add(item);
			at = separatorAfter(item);
		}
		return items;
	}

	/**
	 * Tell an object's members; none if this is no object.
	 * @param member is told each name, as it is written, and its value
	 * @throws JacksonException if they are not told apart as members are
	 */
	public void members(BiConsumer<String, JsonSlice> member) {
		int at = (isObject() && !isEmpty()) ? this.start : this.end - 1;
		while (at < this.end - 1) {
			JsonSlice name = valueAfter(at + 1);
			int colon = afterSpace(this.json, name.end, this.end);
			if (!name.isText() || this.json[colon] != ':') {
				throw broken("a name is missing");
			}
			JsonSlice value = valueAfter(colon + 1);
			member.accept(name.inside(), value);
			at = separatorAfter(value);
		}
	}

	/**
	 * A string's text.
	 * @return the text; of what is no string, as it is written
	 */
	public String text() {
		if (!isText()) {
			return written();
		}
		String text = inside();
		return (text.indexOf('\\') < 0) ? text : JsonMapper.shared().readTree(bytes()).asString("");
	}

	/**
	 * A whole number.
	 * @return the number, 0 if this is none
	 */
	public long number() {
		try {
			return Long.parseLong(written());
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	/**
	 * A copy of it.
	 * @return its bytes
	 */
	public byte[] bytes() {
		return Arrays.copyOfRange(this.json, this.start, this.end);
	}

	/**
	 * Write what stands between two places in the text around it.
	 * @param from the first byte
	 * @param to where to stop
	 * @param out to be written to
	 */
	public void copy(int from, int to, ByteArrayOutputStream out) {
		out.write(this.json, from, to - from);
	}

	private String written() {
		return new String(this.json, this.start, this.end - this.start, StandardCharsets.UTF_8);
	}

	private boolean isText() {
		return this.json[this.start] == '"';
	}

	private String inside() {
		return new String(this.json, this.start + 1, this.end - this.start - 2, StandardCharsets.UTF_8);
	}

	private JsonSlice valueAfter(int at) {
		int from = afterSpace(this.json, at, this.end - 1);
		return new JsonSlice(this.json, from, afterValue(this.json, from, this.end - 1));
	}

	/** The comma behind an item, or the bracket that ends all. */
	private int separatorAfter(JsonSlice item) {
		int at = afterSpace(this.json, item.end, this.end - 1);
		if (at < this.end - 1 && this.json[at] != ',') {
			throw broken("a comma is missing");
		}
		return at;
	}

	private static int afterSpace(byte[] json, int from, int limit) {
		int at = from;
		while (at < limit && json[at] <= ' ' && json[at] >= 0) {
			at++;
		}
		return at;
	}

	private static int afterValue(byte[] json, int from, int limit) {
		if (from >= limit) {
			throw broken("a value is missing");
		}
		return switch (json[from]) {
			case '"' -> afterText(json, from, limit);
			case '{', '[' -> afterBrackets(json, from, limit);
			default -> afterWord(json, from, limit);
		};
	}

	private static int afterText(byte[] json, int from, int limit) {
		for (int at = from + 1; at < limit; at++) {
			if (json[at] == '"') {
				return at + 1;
			}
			if (json[at] == '\\') {
				at++;
			}
		}
		throw broken("a string does not end");
	}

	private static int afterBrackets(byte[] json, int from, int limit) {
		int depth = 0;
		int at = from;
		while (at < limit) {
			switch (json[at]) {
				case '"' -> at = afterText(json, at, limit) - 1;
				case '{', '[' -> depth++;
				case '}', ']' -> depth--;
				default -> {
				}
			}
			at++;
			if (depth == 0) {
				// '{' and '}', as '[' and ']', are two apart
				if (json[at - 1] != json[from] + 2) {
					break;
				}
				return at;
			}
		}
		throw broken("brackets do not match");
	}

	/** A number, or true, false or null. */
	private static int afterWord(byte[] json, int from, int limit) {
		int at = from;
		while (at < limit && (Character.isLetterOrDigit(json[at]) || "+-.".indexOf(json[at]) >= 0)) {
			at++;
		}
		if (at == from) {
			throw broken("a value is missing");
		}
		return at;
	}

	private static JacksonException broken(String how) {
		return new StreamReadException((JsonParser) null, "This is not JSON: " + how);
	}

}
