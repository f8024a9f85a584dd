package com.deblox.dockermod.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of this API, and whether JSON is as it says: as much of JSON Schema as
 * it uses.
 */
public final class OpenApi {

	private final JsonNode document;

	private OpenApi(JsonNode document) {
		this.document = document;
	}

	/**
	 * The description in the jar.
	 * @return the description
	 */
	public static OpenApi read() {
		try (InputStream in = new ClassPathResource("openapi.json").getInputStream()) {
			return new OpenApi(JsonMapper.shared().readTree(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public JsonNode document() {
		return this.document;
	}

	public JsonNode schema(String name) {
		return this.document.required("components").required("schemas").required(name);
	}

	/**
	 * The end of references.
	 * @param node what may be a reference
	 * @return what it refers to
	 */
	public JsonNode resolve(JsonNode node) {
		JsonNode reference = node.path("$ref");
		return reference.isMissingNode() ? node : resolve(this.document.requiredAt(reference.asString().substring(1)));
	}

	/**
	 * What is wrong with a value.
	 * @param value the value
	 * @param schema what it is to be
	 * @return a sentence, or nothing if it is as it should be
	 */
	public Optional<String> whyNot(JsonNode value, JsonNode schema) {
		JsonNode is = resolve(schema);
		return Stream.of(type(value, is), bounds(value, is), anyOf(value, is), fields(value, is), items(value, is))
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static Optional<String> type(JsonNode value, JsonNode schema) {
		boolean fits = switch (schema.path("type").asString("")) {
			case "string" -> value.isString();
			case "boolean" -> value.isBoolean();
			case "integer" -> value.isIntegralNumber();
			case "number" -> value.isNumber();
			case "object" -> value.isObject();
			case "array" -> value.isArray();
			default -> true;
		};
		if (fits && schema.has("enum")) {
			fits = schema.get("enum").valueStream().anyMatch(value::equals);
		}
		return fits ? Optional.empty() : Optional.of(value + " is not " + schema);
	}

	private static Optional<String> bounds(JsonNode value, JsonNode schema) {
		boolean fits = true;
		if (value.isNumber()) {
			fits = value.decimalValue().compareTo(schema.path("minimum").asDecimal(value.decimalValue())) >= 0
					&& value.decimalValue().compareTo(schema.path("maximum").asDecimal(value.decimalValue())) <= 0;
		}
		if (value.isString()) {
			String text = value.stringValue();
			fits = text.length() >= schema.path("minLength").asInt(0)
					&& text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE) && (!schema.has("pattern")
							|| Pattern.compile(schema.get("pattern").asString()).matcher(text).find());
		}
		return fits ? Optional.empty() : Optional.of(value + " is not within " + schema);
	}

	private Optional<String> anyOf(JsonNode value, JsonNode schema) {
		if (schema.has("oneOf")) {
			long fitting = schema.get("oneOf").valueStream().filter((one) -> whyNot(value, one).isEmpty()).count();
			return (fitting == 1) ? Optional.empty() : Optional.of(value + " is " + fitting + " of " + schema);
		}
		boolean fits = !schema.has("anyOf")
				|| schema.get("anyOf").valueStream().anyMatch((one) -> whyNot(value, one).isEmpty());
		return fits ? Optional.empty() : Optional.of(value + " is none of " + schema);
	}

	private Optional<String> fields(JsonNode value, JsonNode schema) {
		if (!value.isObject()) {
			return Optional.empty();
		}
		Stream<String> missing = schema.path("required")
			.valueStream()
			.map(JsonNode::asString)
			.filter((name) -> !value.has(name))
			.map((name) -> name + " is missing in " + value);
		JsonNode others = schema.path("additionalProperties");
		Stream<String> wrong = value.propertyStream().flatMap((field) -> {
			JsonNode known = schema.path("properties").path(field.getKey());
			if (known.isMissingNode()) {
				return (others.isBoolean() && !others.booleanValue()) ? Stream.of(field.getKey() + " is not known")
						: (others.isObject() ? whyNot(field.getValue(), others).stream() : Stream.empty());
			}
			return whyNot(field.getValue(), known).map((why) -> field.getKey() + ": " + why).stream();
		});
		return Stream.concat(missing, wrong).findFirst();
	}

	private Optional<String> items(JsonNode value, JsonNode schema) {
		if (!value.isArray() || !schema.has("items")) {
			return Optional.empty();
		}
		return value.valueStream().flatMap((item) -> whyNot(item, schema.get("items")).stream()).findFirst();
	}

}
