package com.deblox.dockermod.bench;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HttpReader}.
 */
class HttpReaderTests {

	@Test
	void readWhenLengthIsGivenLeavesTheNextAnswer() throws IOException {
		HttpReader reader = reader("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst"
				+ "HTTP/1.1 404 Not Found\r\ncontent-length: 6\r\nConnection: close\r\n\r\nsecond");
		HttpAnswer first = read(reader);
		assertThat(first.status()).isEqualTo(200);
		assertThat(first.text()).isEqualTo("first");
		assertThat(first.isKept()).isTrue();
		HttpAnswer second = read(reader);
		assertThat(second.status()).isEqualTo(404);
		assertThat(second.text()).isEqualTo("second");
		assertThat(second.isKept()).isFalse();
		assertThat(reader.read()).isNull();
	}

	@Test
	void readWhenChunkedJoinsChunks() throws IOException {
		HttpReader reader = reader("""
				HTTP/1.1 200 OK
				Transfer-Encoding: chunked

				3
				abc
				A;name=value
				0123456789
				0
				Trailer: x

				HTTP/1.1 204 No Content

				""".replace("\n", "\r\n"));
		HttpAnswer answer = read(reader);
		assertThat(answer.text()).isEqualTo("abc0123456789");
		HttpAnswer next = read(reader);
		assertThat(next.status()).isEqualTo(204);
		assertThat(next.body()).isEmpty();
	}

	@Test
	void readWhenBytesComeOneByOneReadsAll() throws IOException {
		String long64k = "x".repeat(100_000);
		InputStream bytes = bytes(
				"HTTP/1.1 200 OK\r\nX-Long: " + long64k + "\r\nContent-Length: 100000\r\n\r\n" + long64k);
		HttpAnswer answer = read(new HttpReader(new InputStream() {
			@Override
			public int read() throws IOException {
				return bytes.read();
			}

			@Override
			public int read(byte[] into, int offset, int length) throws IOException {
				return bytes.read(into, offset, Math.min(1, length));
			}
		}));
		assertThat(answer.text()).isEqualTo(long64k);
	}

	@Test
	void readWhenNeitherLengthNorChunksReadsToTheEnd() throws IOException {
		HttpAnswer answer = read(reader("HTTP/1.1 500 Oh\r\n\r\nall of it"));
		assertThat(answer.text()).isEqualTo("all of it");
		assertThat(answer.isKept()).isFalse();
	}

	@Test
	void readWhenCutFails() {
		assertThatExceptionOfType(EOFException.class)
			.isThrownBy(() -> reader("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort").read());
		assertThatExceptionOfType(EOFException.class)
			.isThrownBy(() -> reader("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab").read());
	}

	@Test
	void readWhenNotHttpFails() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> reader("SSH-2.0-OpenSSH\r\n").read())
			.withMessageContaining("SSH-2.0");
	}

	private static HttpAnswer read(HttpReader reader) throws IOException {
		return Objects.requireNonNull(reader.read());
	}

	private static HttpReader reader(String text) {
		return new HttpReader(bytes(text));
	}

	private static InputStream bytes(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
