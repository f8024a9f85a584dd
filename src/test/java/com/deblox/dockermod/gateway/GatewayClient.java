package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client that sees the bytes.
 *
 * @param socket its connection
 */
record GatewayClient(Socket socket) implements AutoCloseable {

	static GatewayClient connect(int port) throws IOException {
		Socket socket = new Socket("localhost", port);
		socket.setSoTimeout(30_000);
		return new GatewayClient(socket);
	}

	void send(String method, String target, String... headers) throws IOException {
		StringBuilder head = new StringBuilder();
		head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
		for (String header : headers) {
			head.append(header).append("\r\n");
		}
		write(head.append("\r\n").toString());
	}

	void write(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	String head() throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int read = this.socket.getInputStream().read();
			if (read < 0) {
				return head.toString();
			}
			head.append((char) read);
		}
		return head.toString();
	}

	String read(int length) throws IOException {
		return new String(this.socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
	}

	String readAll() throws IOException {
		return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
	}

	void shutdownOutput() throws IOException {
		this.socket.shutdownOutput();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
