package com.deblox.dockermod.actions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogsAction}, {@link LogStreams} and {@link NewestBytes}.
 */
class LogsActionTests {

	private static final String LOGS = "{\"action\":\"logs-container\",\"id\":\"web\"}";

	private final FakeCluster cluster = new FakeCluster();

	@Test
	void readWhenNoTerminalTakesStreamsApart() {
		logs(false, frame(1, "out 1\n"), frame(2, "err \u00e9\n"), frame(1, ""), frame(1, "out 2\n"));
		assertThat(body(this.cluster.execute(LOGS)))
			.isEqualTo("{\"stdout\":\"out 1\\nout 2\\n\",\"stderr\":\"err \u00e9\\n\"}");
	}

	@Test
	void readWhenTerminalIsAllStdout() {
		logs(true, bytes("\u0001\u0000\u0000\u0000looks like a frame\r\n"));
		assertThat(body(this.cluster.execute(LOGS)))
			.isEqualTo("{\"stdout\":\"\\u0001\\u0000\\u0000\\u0000looks like a frame\\r\\n\",\"stderr\":\"\"}");
	}

	@Test
	void readWhenBytesAreNoTextReplacesThem() {
		logs(false, frame(1, new byte[] { 'a', (byte) 0xff, 'b' }));
		assertThat(body(this.cluster.execute(LOGS))).isEqualTo("{\"stdout\":\"a\ufffdb\",\"stderr\":\"\"}");
	}

	@Test
	void readWhenCharacterIsSplitBetweenFramesJoinsIt() {
		byte[] text = bytes("\u20ac");
		logs(false, frame(1, new byte[] { text[0] }), frame(1, new byte[] { text[1], text[2] }));
		assertThat(body(this.cluster.execute(LOGS))).isEqualTo("{\"stdout\":\"\u20ac\",\"stderr\":\"\"}");
	}

	@Test
	void readWhenNotFramesTakesThemAsTheyAre() {
		logs(false, bytes("plain text, no frames"));
		assertThat(body(this.cluster.execute(LOGS))).contains("plain text, no frames");
	}

	@Test
	void readWhenStreamIsLongKeepsNewest() {
		byte[] old = bytes("x".repeat(LogsAction.LIMIT));
		logs(false, frame(2, "little"), frame(1, old), frame(1, old), frame(1, "the newest"));
		ActionResult result = this.cluster.execute(LOGS);
		String out = FakeCluster.json(result).at("/Response/Body/stdout").asString();
		assertThat(out).hasSize(LogsAction.LIMIT).endsWith("xthe newest");
		assertThat(FakeCluster.json(result).at("/Response/Body/stderr").asString()).isEqualTo("little");
		assertThat(FakeCluster.json(result).at("/Response/Body/cut").asBoolean()).isTrue();
	}

	@Test
	void readWhenContainerIsMissingPassesThatOn() {
		this.cluster.answers(404, "{\"message\":\"No such container: web\"}");
		ActionResult result = this.cluster.execute(LOGS);
		assertThat(result.status()).isEqualTo(404);
		assertThat(this.cluster.asked).hasSize(1);
	}

	@Test
	void readWhenLogsAreRefusedPassesThatOn() {
		this.cluster.answers(200, "{\"Config\":{\"Tty\":false}}");
		this.cluster.answers(501, "{\"message\":\"configured logging driver does not support reading\"}");
		ActionResult result = this.cluster.execute(LOGS);
		assertThat(result.status()).isEqualTo(501);
		assertThat(FakeCluster.json(result).path("error").asString()).contains("does not support reading");
	}

	@Test
	void readWhenTooMuchForOnePieceAsksForLess() {
		this.cluster.answers(200, "{\"Config\":{\"Tty\":true}}");
		for (int i = 0; i < 2; i++) {
			this.cluster.answers.add(() -> {
				throw new EngineException(Situation.ANSWER_TOO_LARGE, FakeCluster.NODE2, "too large");
			});
		}
		this.cluster.answers(200, "newest");
		ActionResult result = this.cluster.execute("{\"action\":\"logs-container\",\"id\":\"web\",\"tail\":\"all\"}");
		assertThat(this.cluster.asked).extracting((asked) -> asked.path().parameter("tail"))
			.containsExactly(null, "all", "100000", "10000");
		assertThat(body(result)).isEqualTo("{\"stdout\":\"newest\",\"stderr\":\"\",\"cut\":true}");
	}

	@Test
	void readWhenDaemonBreaksOffFails() {
		this.cluster.answers(200, "{\"Config\":{\"Tty\":true}}");
		this.cluster.answers.add(() -> new EngineResponse(FakeCluster.NODE2, 200, Map.of(), new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("reset");
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				return read();
			}

		}, () -> {
		}));
		ActionResult result = this.cluster.execute(LOGS);
		assertThat(result.status()).isEqualTo(502);
		assertThat(FakeCluster.text(result)).contains("broke off").doesNotContain("reset");
	}

	@ParameterizedTest
	@CsvSource({ "'', 1000, 100", "',\"tail\":\"all\"', all, 110", "',\"tail\":\"7\"', 7, 100", "',\"tail\":0', 0, 100",
			"',\"tail\":20000', 20000, 110" })
	void readAsksForLines(String field, String tail, long seconds) {
		logs(true, new byte[0]);
		this.cluster.execute(LOGS.replace("}", field + "}"));
		assertThat(this.cluster.asked.getLast().path().parameter("tail")).isEqualTo(tail);
		assertThat(this.cluster.asked.getLast().deadline().left().toSeconds()).isBetween(seconds - 5, seconds);
	}

	private void logs(boolean terminal, byte[]... parts) {
		this.cluster.answers(200, "{\"Config\":{\"Tty\":" + terminal + "}}");
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		this.cluster.answers.add(() -> EngineResponse.of(FakeCluster.NODE2, 200, Map.of("Api-Version", List.of("1.41")),
				all.toByteArray()));
	}

	private static byte[] frame(int stream, String text) {
		return frame(stream, bytes(text));
	}

	private static byte[] frame(int stream, byte[] bytes) {
		return ByteBuffer.allocate(8 + bytes.length)
			.put((byte) stream)
			.put(new byte[3])
			.putInt(bytes.length)
			.put(bytes)
			.array();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String body(ActionResult result) {
		String text = FakeCluster.text(result);
		int start = text.indexOf("{\"Body\":") + 8;
		return text.substring(start, text.lastIndexOf("},\"dockerInstance\""));
	}

}
