package com.deblox.dockermod.bus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.actions.ActionDesk;
import com.deblox.dockermod.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FrameAssembler} and {@link ClientFrame}.
 */
class FrameAssemblerTests {

	private static final String SEND = "SEND\ndestination:/a\n\nbody\0";

	private final FrameAssembler assembler = new FrameAssembler();

	private final List<String> frames = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 1000 })
	void framesAreWholeHoweverTheyWereCut(int size) {
		byte[] all = ("\n\r\n" + SEND + SEND + "\n\nSEND\r\ncontent-length:3\r\n\r\n\0\n\0\0DISCONNECT\n\n\0")
			.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < all.length; i += size) {
			take(ByteBuffer.wrap(all, i, Math.min(size, all.length - i)));
		}
		String send = SEND.substring(0, SEND.length() - 1);
		assertThat(this.frames).containsExactly(send, send, "SEND\r\ncontent-length:3\r\n\r\n\0\n\0", "DISCONNECT\n\n");
		assertThat(this.assembler.underWay(System.nanoTime())).isZero();
	}

	@Test
	void itIsKnownSinceWhenAFrameIsUnderWay() {
		take("SEND\n");
		assertThat(this.assembler.underWay(System.nanoTime() + 1000)).isGreaterThanOrEqualTo(1000);
		take("\nbody\0");
		assertThat(this.assembler.underWay(System.nanoTime())).isZero();
	}

	@Test
	void aBodyOfTheLongestAllowedIsTaken() {
		take("SEND\n\n" + "x".repeat(ActionDesk.LIMIT) + "\0");
		take("SEND\ncontent-length:" + ActionDesk.LIMIT + "\n\n" + "x".repeat(ActionDesk.LIMIT) + "\0");
		assertThat(this.frames).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "content-length:1048577", "content-length:99999999999999999999" })
	void aBodyThatIsAnnouncedTooLongIsRefusedAtOnce(String header) {
		refused("SEND\n" + header + "\n\n", "The body is longer than 1048576 bytes");
	}

	@Test
	void aBodyThatTurnsOutTooLongIsRefused() {
		refused("SEND\n\n" + "x".repeat(ActionDesk.LIMIT + 1), "The body is longer than 1048576 bytes");
	}

	@Test
	void aFloodOfHeadersIsRefused() {
		refused("SEND\n" + "a:b\n".repeat(5000), "headers of a frame are longer than 16384 bytes");
		refused("x".repeat(20_000), "headers of a frame are longer than 16384 bytes");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "SEND~0 | do not end with an empty line", "SEND~n~0 | do not end with an empty line",
					"SEND~ncontent-length:x~n~n | content-length is no number",
					"SEND~ncontent-length:-1~n~n | content-length is no number",
					"SEND~ncontent-length:2~n~nxyz~0 | no zero byte follows its content-length of 2 bytes" })
	void whatBreaksTheRulesOfFramesIsRefused(String text, String why) {
		refused(text.replace("~n", "\n").replace("~0", "\0"), why);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "HELLO~n~n | its command is 'HELLO'", "send~n~n | its command is 'send'",
			"SEND~nno colon~n~n | a header has no colon", "SEND~na:\\q~n~n | unknown escape",
			"SUBSCRIBE~nid:1~n~nbody | a body where none is allowed", "GET / HTTP/1.1~n~n | its command is 'GET /" })
	void whatIsNoFrameOfAClientIsRefused(String text, String why) {
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> ClientFrame.read(text.replace("~n", "\n").getBytes(StandardCharsets.UTF_8)))
			.withMessageContaining(why);
	}

	@Test
	void ofAHeaderThatIsThereTwiceTheFirstCounts() {
		ClientFrame frame = ClientFrame.read("SEND\nto\\c:a\\nb\nto\\c:c\n\nx".getBytes(StandardCharsets.UTF_8));
		assertThat(frame.header("to:")).isEqualTo("a\nb");
		assertThat(frame.httpHeader("TO:")).isEqualTo("a\nb");
		assertThat(frame.header("TO:")).isNull();
	}

	private void refused(String text, String why) {
		FrameAssembler fresh = new FrameAssembler();
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> fresh.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), (frame) -> {
			}))
			.withMessageContaining(why);
	}

	private void take(String text) {
		take(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
	}

	private void take(ByteBuffer piece) {
		this.assembler.take(piece, (frame) -> this.frames.add(new String(frame, StandardCharsets.UTF_8)));
	}

}
