package com.deblox.dockermod.routing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonSlice}.
 */
class JsonSliceTests {

	@Test
	void itemsAreThoseOfTheListAndNotOfWhatIsInIt() {
		assertThat(slice(" [ {\"a\":[1,{\"b\":\"],}\"}]} ,[2,3], \"x,\\\"y\" ,null,-1.5E+3]\n").items())
			.extracting(JsonSliceTests::written)
			.containsExactly("{\"a\":[1,{\"b\":\"],}\"}]}", "[2,3]", "\"x,\\\"y\"", "null", "-1.5E+3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "[ \n]", "{}", "{\"a\":[1]}", "null", "7", "\"[1]\"" })
	void whatIsNoListOrEmptyHasNoItems(String json) {
		assertThat(slice(json).items()).isEmpty();
	}

	@Test
	void membersAreThoseOfTheObjectInTheirOrder() {
		Map<String, String> members = new LinkedHashMap<>();
		slice("{ \"Id\" : \"x\", \"Ports\":[{\"IP\":\"::\"}] ,\"Created\":5,\"none\":null }")
			.members((name, value) -> members.put(name, written(value)));
		assertThat(members).containsExactly(Map.entry("Id", "\"x\""), Map.entry("Ports", "[{\"IP\":\"::\"}]"),
				Map.entry("Created", "5"), Map.entry("none", "null"));
	}

	@Test
	void textIsDecodedAndNumbersAreRead() {
		assertThat(slice("\"/caf\\u00e9 \\\"\u00e9\\\\\"").text()).isEqualTo("/caf\u00e9 \"\u00e9\\");
		assertThat(slice("1700000000").number()).isEqualTo(1700000000L);
		assertThat(slice("1e400").number()).isZero();
		assertThat(slice("\"5\"").number()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "[", "]", "[1", "[{]", "{]", "\"x", "\"x\\\"", "[1] [2]", "html page", "{\"a\":1",
			",", "[1]}" })
	void whatIsNotOneValueIsRefused(String json) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> slice(json));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1 2]", "[,]", "[1,]", "[1,,2]", "[{}{}]", "[:]" })
	void listWithoutItsCommasIsRefused(String json) {
		JsonSlice list = slice(json);
		assertThatExceptionOfType(JacksonException.class).isThrownBy(list::items);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{1:2}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{\"a\":1,2}" })
	void objectWithoutItsNamesIsRefused(String json) {
		JsonSlice object = slice(json);
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> object.members((name, value) -> {
		}));
	}

	private static JsonSlice slice(String json) {
		return JsonSlice.of(json.getBytes(StandardCharsets.UTF_8));
	}

	private static String written(JsonSlice slice) {
		return new String(slice.bytes(), StandardCharsets.UTF_8);
	}

}
