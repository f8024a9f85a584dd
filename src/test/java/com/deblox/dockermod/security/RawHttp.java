package com.deblox.dockermod.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Sends what a well-behaved HTTP client would refuse to.
 */
final class RawHttp {

	private final int port;

	private final String requestLine;

	private final List<String> lines = new ArrayList<>();

	private String host;

	private RawHttp(int port, String requestLine) {
		this.port = port;
		this.requestLine = requestLine;
		this.host = "localhost:" + port;
	}

	static RawHttp request(int port, String methodAndTarget) {
		return new RawHttp(port, methodAndTarget + " HTTP/1.1");
	}

	RawHttp host(String host) {
		this.host = host;
		return this;
	}

	RawHttp header(String name, String value) {
		this.lines.add(name + ": " + value);
		return this;
	}

	Answer send() {
		StringBuilder text = new StringBuilder(this.requestLine).append("\r\nHost: ").append(this.host);
		this.lines.forEach((line) -> text.append("\r\n").append(line));
		text.append("\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		return send(this.port, text.toString());
	}

	static Answer send(int port, String text) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What came back.
	 */
	record Answer(String text) {

		int status() {
			return Integer.parseInt(this.text.substring(9, 12));
		}

		String body() {
			return this.text.substring(this.text.indexOf("\r\n\r\n") + 4);
		}

		@Nullable String header(String name) {
			return this.text.lines()
				.takeWhile((line) -> !line.isEmpty())
				.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
				.map((line) -> line.substring(name.length() + 1).strip())
				.findFirst()
				.orElse(null);
		}

	}

}
