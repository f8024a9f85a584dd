package com.deblox.dockermod.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * How {@link FakeDaemon} answers one request.
 */
final class FakeExchange {

	private final SocketChannel connection;

	private final InputStream in;

	FakeExchange(SocketChannel connection, InputStream in) {
		this.connection = connection;
		this.in = in;
	}

	void answer(int status, String body) throws IOException {
		write("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
				+ "\r\n\r\n" + body);
	}

	/** The head of an answer whose end is not known yet. */
	void chunkedHead() throws IOException {
		write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
	}

	void chunk(String text) throws IOException {
		write(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
	}

	void lastChunk() throws IOException {
		write("0\r\n\r\n");
	}

	void write(String bytes) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
		while (buffer.hasRemaining()) {
			this.connection.write(buffer);
		}
	}

	void breakOff() throws IOException {
		this.connection.close();
	}

	/** Say nothing more until the caller closes the connection. */
	void awaitLeave() throws IOException {
		if (this.in.read() >= 0) {
			throw new IllegalStateException("The caller goes on");
		}
	}

}
