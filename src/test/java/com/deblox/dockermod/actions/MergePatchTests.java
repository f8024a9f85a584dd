package com.deblox.dockermod.actions;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MergePatch}, from the appendix of RFC 7396.
 */
class MergePatchTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			{"a":"b"}          | {"a":"c"}                    | {"a":"c"}
			{"a":"b"}          | {"b":"c"}                    | {"a":"b","b":"c"}
			{"a":"b"}          | {"a":null}                   | {}
			{"a":"b","b":"c"}  | {"a":null}                   | {"b":"c"}
			{"a":["b"]}        | {"a":"c"}                    | {"a":"c"}
			{"a":"c"}          | {"a":["b"]}                  | {"a":["b"]}
			{"a":{"b":"c"}}    | {"a":{"b":"d","c":null}}     | {"a":{"b":"d"}}
			{"a":[{"b":"c"}]}  | {"a":[1]}                    | {"a":[1]}
			{"e":null}         | {"a":1}                      | {"e":null,"a":1}
			{}                 | {"a":{"bb":{"ccc":null}}}    | {"a":{"bb":{}}}
			""")
	void applyFollowsTheStandard(String target, String patch, String expected) {
		ObjectNode changed = object(target);
		MergePatch.apply(changed, object(patch));
		assertThat(changed.toString()).isEqualTo(expected);
	}

	private static ObjectNode object(String json) {
		return (ObjectNode) JsonMapper.shared().readTree(json);
	}

}
