package com.deblox.dockermod.engine;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * That whatever somebody calls a container stays one segment of the path.
 */
class DockerPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "..images", "a?all=1", "a#b", "a%2fb", "a%b", "a b", "a+b", "a\r\nHost: evil",
			"a\0b", "a;b", "a\\b", "a&b=c", "\u00e9\ud83d\udc0b", "...", "~", "*", "a:b@c" })
	void toStringKeepsAnyReferenceWithinItsSegment(String reference) {
		String encoded = DockerPath.of("containers", reference, "json").toString();
		assertThat(encoded).startsWith("/containers/").endsWith("/json").matches("[A-Za-z0-9_.%*/-]+");
		assertThat(encoded.chars().filter((c) -> c == '/')).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "../images", "a/../b", "a/." })
	void createWhenSegmentWouldNameAnotherPathIsRefused(String segment) {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> DockerPath.of("containers", segment, "json"));
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> DockerPath.of("containers", "x").withContainer(segment));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/containers/../images", "/containers/%2e%2e/json", "/containers//json", "/" })
	void parseWhenSegmentWouldNameAnotherPathIsRefused(String path) {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> DockerPath.parse(path));
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "a/b", "a%2fb", "a b+c", "a\r\nb", "?&=#", "\u00e9\ud83d\udc0b", "%", "=", "" })
	void parseReadsWhatToStringWrote(String text) {
		DockerPath path = DockerPath.of("containers", "x" + text, "json").with("n" + text, text).with("b", "2");
		assertThat(DockerPath.parse(path.toString())).isEqualTo(path);
		assertThat(path.toString()).doesNotContain("\r").doesNotContain("\n").doesNotContain(" ");
	}

	@Test
	void toStringEncodesParameters() {
		DockerPath path = DockerPath.of("containers", "json").with("all", 1).with("filters", "{\"id\":[\"a&b\"]}");
		assertThat(path).hasToString("/containers/json?all=1&filters=%7B%22id%22%3A%5B%22a%26b%22%5D%7D");
	}

	@Test
	void withWhenValueIsNullAddsNothing() {
		assertThat(DockerPath.of("info").with("name", null)).isEqualTo(DockerPath.of("info"));
	}

	@Test
	void parameterFindsTheFirstOfThatName() {
		DockerPath path = DockerPath.of("x").with("a", "1").with("b", "2").with("a", "3");
		assertThat(path.parameter("a")).isEqualTo("1");
		assertThat(path.parameter("c")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "/containers/web/json, true", "/containers/web, true", "/containers/json/json, true",
			"/containers/create/start, true", "/containers/json, false", "/containers/create, false",
			"/containers/prune, false", "/containers, false", "/images/web/json, false", "/info, false" })
	void isContainerOperationWhenThePathNamesOne(String path, boolean expected) {
		assertThat(DockerPath.parse(path).isContainerOperation()).isEqualTo(expected);
	}

	@Test
	void withContainerPutsTheIdInPlaceOfTheReference() {
		DockerPath path = DockerPath.of("containers", "web", "stop").with("t", 5);
		assertThat(path.containerReference()).isEqualTo("web");
		assertThat(path.withContainer("abc")).hasToString("/containers/abc/stop?t=5");
	}

	@Test
	void segmentsAreNotChangedFromOutside() {
		List<String> segments = new ArrayList<>(List.of("info"));
		DockerPath path = new DockerPath(segments, List.of());
		segments.set(0, "secrets");
		assertThat(path).hasToString("/info");
	}

}
