package com.deblox.dockermod.actions;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.NodeAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnvelopeWriter} and {@link Envelope}.
 */
class EnvelopeWriterTests {

	@ParameterizedTest
	@ValueSource(strings = { "{\"n\":1e400,\"big\":18446744073709551615,\"z\":1,\"a\":1.10}\n",
			"{\"Unknown\":{\"x\":[ ]},\"e\":\"\\u00e9\u00e9\\/\",\"Id\":-0}", "[]", " [1 , 2]", "null", "\"text\"",
			"{\"a\":1,\"a\":2}" })
	void oneWhenBodyIsJsonKeepsItsBytes(String body) {
		assertThat(one(answered(200, "application/json", body))).isEqualTo("{\"Content-Type\":\"application/json\","
				+ "\"Response\":{\"Body\":" + body + "},\"dockerInstance\":\"node1\",\"statusCode\":200}");
	}

	@Test
	void oneWhenHeadersComeKeepsThemAsText() {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		headers.put("Content-Length", List.of("90"));
		headers.put("content-type", List.of("application/json; charset=utf-8"));
		headers.put("X-Two", List.of("a", "b\"c"));
		headers.put("statusCode", List.of("999"));
		assertThat(one(new NodeAnswer.Answered(FakeCluster.NODE1, 201, headers, bytes("{}")))).isEqualTo(
				"{\"Content-Length\":\"90\",\"content-type\":\"application/json; charset=utf-8\",\"X-Two\":\"a, b\\\"c\","
						+ "\"Response\":{\"Body\":{}},\"dockerInstance\":\"node1\",\"statusCode\":201}");
	}

	@Test
	void oneWhenNoBodyIsEmptyText() {
		assertThat(one(answered(204, "application/json", ""))).contains("\"Response\":\"\",");
	}

	@Test
	void oneWhenBodyIsTextQuotesIt() {
		assertThat(one(answered(200, "text/plain", "a \"b\"\n")))
			.contains("\"Response\":{\"Body\":\"a \\\"b\\\"\\n\"},");
		assertThat(one(new NodeAnswer.Answered(FakeCluster.NODE1, 200, Map.of(), bytes("{}"))))
			.contains("\"Response\":{\"Body\":\"{}\"},");
	}

	@Test
	void oneWhenDaemonRefusesCarriesItsMessage() {
		ActionResult result = EnvelopeWriter
			.one(Envelope.of(answered(409, "application/json", "{\"message\":\"Conflict. \\\"/a\\\" is used\"}")));
		assertThat(result.status()).isEqualTo(409);
		assertThat(FakeCluster.json(result).path("error").asString()).isEqualTo("Conflict. \"/a\" is used");
		assertThat(FakeCluster.json(result).at("/Response/Body/message").asString())
			.isEqualTo("Conflict. \"/a\" is used");
	}

	@Test
	void oneWhenDaemonRefusesWithoutMessageSaysSo() {
		assertThat(one(answered(500, "text/plain", "")))
			.contains("\"error\":\"The Docker engine of node1 answered with status 500 and no message\"");
		assertThat(one(answered(404, "text/plain", "404 page not found\n")))
			.contains("\"error\":\"404 page not found\"");
	}

	@Test
	void oneWhenNothingHappenedHasNoRequestId() {
		EngineException failure = new EngineException(Situation.NODE_LOST, FakeCluster.NODE2, "node2 is lost");
		ActionResult result = EnvelopeWriter.one(Envelope.of(failure, FakeCluster.ID));
		assertThat(FakeCluster.text(result))
			.isEqualTo("{\"error\":\"node2 is lost\",\"dockerInstance\":\"node2\",\"statusCode\":503}");
		assertThat(result.status()).isEqualTo(503);
		assertThat(result.retryAfter()).hasSeconds(2);
	}

	@Test
	void oneWhenItMayHaveHappenedNamesRequest() {
		EngineException failure = new EngineException(Situation.TIMEOUT, null, "No answer");
		assertThat(FakeCluster.text(EnvelopeWriter.one(Envelope.of(failure, FakeCluster.ID))))
			.isEqualTo("{\"error\":\"No answer\",\"requestId\":\"" + FakeCluster.ID + "\",\"statusCode\":504}");
	}

	@Test
	void oneWhenTextIsHalfASurrogatePairStaysJson() {
		EngineException failure = new EngineException(Situation.BAD_REQUEST, null, "x\ud800");
		assertThat(FakeCluster.json(EnvelopeWriter.one(Envelope.of(failure, FakeCluster.ID))).path("error").asString())
			.isEqualTo("x?");
	}

	private static String one(NodeAnswer.Answered answer) {
		return FakeCluster.text(EnvelopeWriter.one(Envelope.of(answer)));
	}

	private static NodeAnswer.Answered answered(int status, String type, String body) {
		return new NodeAnswer.Answered(FakeCluster.NODE1, status, Map.of("Content-Type", List.of(type)), bytes(body));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
