package com.deblox.dockermod.actions;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.http.Refused;
import tools.jackson.databind.JsonNode;

/**
 * A field that an action knows.
 *
 * @param name its name
 * @param required whether it has to be there
 * @param allowed what it may be, in words
 * @param test whether a value is that
 */
record Field(String name, boolean required, String allowed, Predicate<JsonNode> test) {

	static Field text(String name) {
		return new Field(name, false, "text that is not empty", Field::isText);
	}

	static Field textOrNumber(String name, String allowed) {
		return new Field(name, false, allowed, (value) -> isText(value) || value.isNumber());
	}

	static Field flag(String name) {
		return new Field(name, false, "true or false", JsonNode::isBoolean);
	}

	static Field object(String name) {
		return new Field(name, false, "an object", JsonNode::isObject);
	}

	static Field choice(String name, String... choices) {
		List<String> list = List.of(choices);
		return new Field(name, false, "one of " + String.join(", ", list),
				(value) -> value.isString() && list.contains(value.stringValue()));
	}

	static Field number(String name, long from, long to) {
		return new Field(name, false, "a whole number from " + from + " to " + to,
				(value) -> value.isIntegralNumber() && isWithin(value.bigIntegerValue(), from, to));
	}

	Field mandatory() {
		return new Field(this.name, true, this.allowed, this.test);
	}

	EngineException missing(String action) {
		return Refused
			.badRequest("The field \"" + this.name + "\" is missing: " + action + " needs it, " + this.allowed);
	}

	void check(JsonNode value) {
		if (!this.test.test(value)) {
			throw wrong(value, this.allowed);
		}
	}

	EngineException wrong(JsonNode value, String allowed) {
		return Refused.badRequest("The field \"" + this.name + "\" is " + describe(value) + ": it must be " + allowed);
	}

	/**
	 * A value in words.
	 * @param value a value that somebody sent
	 * @return what it is, shortened
	 */
	static String describe(JsonNode value) {
		return switch (value.getNodeType()) {
			case OBJECT -> "an object";
			case ARRAY -> "an array";
			case STRING ->
				value.stringValue().isEmpty() ? "empty" : "the text \"" + Refused.shown(value.stringValue()) + '"';
			case NUMBER -> Refused.shown(value.numberValue().toString());
			case BOOLEAN -> value.booleanValue() ? "true" : "false";
			default -> "null";
		};
	}

	private static boolean isText(JsonNode value) {
		return value.isString() && !value.stringValue().isEmpty();
	}

	private static boolean isWithin(BigInteger value, long from, long to) {
		return value.bitLength() < Long.SIZE && value.longValue() >= from && value.longValue() <= to;
	}

}
