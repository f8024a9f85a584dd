package com.deblox.dockermod.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Where a daemon or a node is called. Requests are made once and sent often.
 *
 * @param address its host
 * @param port its port
 * @param headers lines that every request carries
 */
record Endpoint(String address, int port, String headers) {

	static Endpoint of(String uri, String headers) {
		URI parsed = URI.create(uri);
		return new Endpoint(parsed.getHost(), parsed.getPort(), headers);
	}

	byte[] get(String path) {
		return request("GET", path, "", new byte[0]);
	}

	byte[] delete(String path) {
		return request("DELETE", path, "", new byte[0]);
	}

	byte[] post(String path, String json) {
		return request("POST", path, "Content-Type: application/json\r\n", json.getBytes(StandardCharsets.UTF_8));
	}

	byte[] post(String path, byte[] tar) {
		return request("POST", path, "Content-Type: application/x-tar\r\n", tar);
	}

	private byte[] request(String method, String path, String type, byte[] body) {
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		String length = method.equals("POST") ? "Content-Length: " + body.length + "\r\n" : "";
		request.writeBytes((method + " " + path + " HTTP/1.1\r\nHost: " + this.address + ":" + this.port + "\r\n"
				+ this.headers + type + length + "\r\n")
			.getBytes(StandardCharsets.UTF_8));
		request.writeBytes(body);
		return request.toByteArray();
	}

	HttpConnection connection() {
		return new HttpConnection(new InetSocketAddress(this.address, this.port));
	}

	/**
	 * One call, on a connection of its own.
	 * @param request the request
	 * @return the answer, whatever its status
	 * @throws IOException if there is none
	 */
	HttpAnswer once(byte[] request) throws IOException {
		try (HttpConnection connection = connection()) {
			return connection.exchange(request);
		}
	}

}
