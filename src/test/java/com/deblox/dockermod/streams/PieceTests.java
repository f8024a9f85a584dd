package com.deblox.dockermod.streams;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A body in pieces, as they go out.
 */
class PieceTests {

	@Test
	void aPieceIsAChunk() throws IOException {
		Piece piece = new Piece();
		InputStream in = new ByteArrayInputStream("twelve bytes".getBytes(StandardCharsets.US_ASCII));
		assertThat(piece.read(in)).isTrue();
		assertThat(text(piece.out(true))).isEqualTo("c\r\ntwelve bytes\r\n");
		assertThat(text(piece.out(false))).isEqualTo("twelve bytes");
		assertThat(piece.read(in)).isFalse();
	}

	@Test
	void piecesGrowWithWhatComesAndNothingIsLost() throws IOException {
		byte[] body = new byte[200_001];
		new Random(1).nextBytes(body);
		InputStream in = new ByteArrayInputStream(body);
		ByteArrayOutputStream chunks = new ByteArrayOutputStream();
		Piece piece = new Piece();
		int pieces = 0;
		while (piece.read(in)) {
			chunks.writeBytes(bytes(piece.out(true)));
			pieces++;
		}
		assertThat(pieces).isEqualTo(1 + 6);
		chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		assertThat(new ChunkedInputStream(new SessionInputBufferImpl(1024),
				new ByteArrayInputStream(chunks.toByteArray())))
			.hasBinaryContent(body);
	}

	private static String text(ByteBuffer out) {
		return new String(bytes(out), StandardCharsets.US_ASCII);
	}

	private static byte[] bytes(ByteBuffer out) {
		byte[] bytes = new byte[out.remaining()];
		out.get(bytes);
		return bytes;
	}

}
