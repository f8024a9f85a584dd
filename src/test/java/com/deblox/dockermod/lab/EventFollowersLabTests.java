package com.deblox.dockermod.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many follow the cluster's events at one node, and one of them does not read.
 */
class EventFollowersLabTests extends LabTests {

	private static final int FOLLOWERS = 1000;

	private static final int MANY = 400;

	private final List<Socket> sockets = new ArrayList<>();

	@AfterEach
	void leave() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	@Test
	void thousandFollowAtOneNodeAndOneThatNeverReadsIsCutOffWithoutHarmToThem() throws IOException {
		Socket never = open(node1, 4 * 1024);
		for (int i = 0; i < FOLLOWERS; i++) {
			this.sockets.add(open(node1, 0));
		}
		Engine engine = lab.engine("node2");
		String labels = "\"a\":\"" + "x".repeat(16_000) + "\"";
		String id = engine.post("/containers/create?name=first", "{\"Image\":\"busybox\",\"Labels\":{" + labels + "}}")
			.json()
			.path("Id")
			.asString();
		for (Socket socket : this.sockets) {
			readUntil(socket, "\"name\":\"first\"");
		}
		leave();
		this.sockets.clear();
		try (FollowedEvents reader = FollowedEvents.follow(node1)) {
			for (int i = 0; i < MANY; i++) {
				engine.post("/containers/" + id + "/rename?name=n" + i, "");
			}
			await(30).until(() -> reader.words("node2").contains("container-renamed n" + (MANY - 1)));
			assertThat(reader.words("node2")).filteredOn((word) -> word.startsWith("container-renamed")).hasSize(MANY);
		}
		assertThat(readToTheEnd(never)).doesNotContain("\"name\":\"n" + (MANY - 1) + "\"");
	}

	private static Socket open(Node node, int receives) throws IOException {
		URI uri = URI.create(node.uri());
		Socket socket = new Socket();
		if (receives > 0) {
			socket.setReceiveBufferSize(receives);
		}
		socket.setSoTimeout(60_000);
		socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
		socket.getOutputStream()
			.write(("GET /cluster/events HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nAuthorization: Bearer "
					+ node.token() + "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		assertThat(socket.getInputStream().readNBytes("HTTP/1.1 200".length())).asString().isEqualTo("HTTP/1.1 200");
		return socket;
	}

	private static void readUntil(Socket socket, String text) throws IOException {
		StringBuilder seen = new StringBuilder();
		byte[] bytes = new byte[32 * 1024];
		while (seen.indexOf(text) < 0) {
			int read = socket.getInputStream().read(bytes);
			assertThat(read).as(seen.toString()).isPositive();
			seen.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
		}
	}

	private static String readToTheEnd(Socket socket) throws IOException {
		StringBuilder seen = new StringBuilder();
		byte[] bytes = new byte[32 * 1024];
		try (socket) {
			for (int read = socket.getInputStream().read(bytes); read >= 0; read = socket.getInputStream()
				.read(bytes)) {
				seen.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
			}
		}
		catch (SocketException ex) {
			// a reset is an end, too
		}
		return seen.toString();
	}

}
