package com.deblox.dockermod.routing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ListMerger}.
 */
class ListMergerTests {

	private static final NodeName A = new NodeName("a");

	private static final NodeName B = new NodeName("b");

	@Test
	void mergeTellsEachItemItsNodeAndKeepsTheOtherBytes() {
		String first = "[{\"Id\":\"\u00e9\\u00e9\",\"n\":1e400,\"x\":{\"y\":[{}]}} , {}]\n";
		String second = "[ { \"Id\" : 18446744073709551615 } ]";
		ListMerger.Merged merged = ListMerger.merge(List.of(answered(A, 200, first), answered(B, 200, second)));
		assertThat(text(merged)).isEqualTo(
				"[{\"dockerInstance\":\"a\",\"Id\":\"\u00e9\\u00e9\",\"n\":1e400,\"x\":{\"y\":[{}]}} , {\"dockerInstance\":\"a\"},"
						+ " {\"dockerInstance\":\"b\", \"Id\" : 18446744073709551615 } ]");
		assertThat(merged.isComplete()).isTrue();
		assertThat(merged.parts()).containsExactly(new ListMerger.Part(A, 200, 2, null),
				new ListMerger.Part(B, 200, 1, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "[ ]", " [\n]", "null" })
	void mergeWhenListIsEmptyAddsNothing(String empty) {
		ListMerger.Merged merged = ListMerger.merge(List.of(answered(A, 200, empty), answered(B, 200, "[{\"x\":1}]"),
				answered(A, 200, empty), answered(A, 200, "[5,[6]]")));
		assertThat(text(merged)).isEqualTo("[{\"dockerInstance\":\"b\",\"x\":1},5,[6]]");
		assertThat(merged.isComplete()).isTrue();
	}

	@Test
	void mergeWhenNodeFailsSaysWhy() {
		EngineException lost = new EngineException(Situation.NODE_LOST, B, "b is lost");
		ListMerger.Merged merged = ListMerger.merge(List.of(answered(A, 500, "{\"message\":\"broken\"}"),
				new NodeAnswer.Failed(B, lost), answered(A, 200, "[{\"x\":1}]")));
		assertThat(text(merged)).isEqualTo("[{\"dockerInstance\":\"a\",\"x\":1}]");
		assertThat(merged.isComplete()).isFalse();
		assertThat(merged.parts()).containsExactly(new ListMerger.Part(A, 500, 0, "broken"),
				new ListMerger.Part(B, 503, 0, "b is lost"), new ListMerger.Part(A, 200, 1, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "", "[{\"x\":1}", "[{\"x\":1},", "html", "[{]", "\"null\"" })
	void mergeWhenAnswerIsNoListLeavesItOut(String body) {
		ListMerger.Merged merged = ListMerger.merge(List.of(answered(A, 200, "[1]"), answered(B, 200, body)));
		assertThat(text(merged)).isEqualTo("[1]");
		assertThat(merged.isComplete()).isFalse();
		assertThat(merged.parts().getLast().status()).isEqualTo(502);
		assertThat(merged.parts().getLast().error()).contains("not a list");
	}

	private static String text(ListMerger.Merged merged) {
		return new String(merged.items(), StandardCharsets.UTF_8);
	}

	private static NodeAnswer answered(NodeName node, int status, String body) {
		return new NodeAnswer.Answered(node, status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
	}

}
