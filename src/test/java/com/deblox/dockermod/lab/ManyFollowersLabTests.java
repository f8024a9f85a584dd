package com.deblox.dockermod.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand clients follow the events through one node, and each daemon tells them once.
 */
class ManyFollowersLabTests extends LabTests {

	private static final int FOLLOWERS = 1000;

	private static final int LONGEST_MILLIS = 60_000;

	private final List<Socket> followers = new ArrayList<>();

	@AfterEach
	void leave() throws IOException {
		for (Socket follower : this.followers) {
			follower.close();
		}
	}

	@Test
	void eachSeesAnEventOnceAndEachDaemonHasOneListenerMore() throws IOException {
		List<Integer> before = listeners();
		List<Integer> followed = before.stream().map((count) -> count + 1).toList();
		for (int i = 0; i < FOLLOWERS; i++) {
			this.followers.add(follow(node1));
		}
		assertThat(listeners()).isEqualTo(followed);
		for (String when : List.of("first", "last")) {
			lab.engines().forEach((engine) -> engine.create(when + "-on-" + engine.name()));
		}
		for (Socket follower : this.followers) {
			String seen = readUntilLast(follower);
			for (String owner : Lab.NODES) {
				assertThat(seen).containsOnlyOnce("\"name\":\"first-on-" + owner + "\"");
			}
		}
		assertThat(listeners()).isEqualTo(followed);
		leave();
		await(30).until(() -> listeners().equals(before));
	}

	private static List<Integer> listeners() {
		return lab.engines()
			.stream()
			.map((engine) -> engine.get("/info").json().path("NEventsListener").asInt())
			.toList();
	}

	private static Socket follow(Node node) throws IOException {
		URI uri = URI.create(node.uri());
		Socket socket = new Socket(uri.getHost(), uri.getPort());
		socket.setSoTimeout(LONGEST_MILLIS);
		socket.getOutputStream()
			.write(("GET /events HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nAuthorization: Bearer " + node.token()
					+ "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		// it follows when its answer begins
		assertThat(socket.getInputStream().readNBytes("HTTP/1.1 200".length())).asString().isEqualTo("HTTP/1.1 200");
		return socket;
	}

	/** An event is in one chunk, and whole. */
	private static String readUntilLast(Socket follower) throws IOException {
		ByteArrayOutputStream seen = new ByteArrayOutputStream();
		byte[] bytes = new byte[8 * 1024];
		while (!Lab.NODES.stream()
			.allMatch((node) -> seen.toString(StandardCharsets.UTF_8).contains("\"name\":\"last-on-" + node + "\""))) {
			int read = follower.getInputStream().read(bytes);
			assertThat(read).as(seen.toString(StandardCharsets.UTF_8)).isPositive();
			seen.write(bytes, 0, read);
		}
		return seen.toString(StandardCharsets.UTF_8);
	}

}
