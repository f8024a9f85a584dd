package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom a member asks that looks for others.
 */
class ListeningTests {

	private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

	@Test
	void whoAcceptsIsAskedAndWhoDoesNotIsNot() throws IOException {
		try (ServerSocket open = new ServerSocket(0, 1, LOOPBACK)) {
			String there = "127.0.0.1:" + open.getLocalPort();
			String gone = "127.0.0.1:" + portOfNobody();
			Set<String> members = Set.of("10.0.0.1:5701");
			assertThat(new Listening(() -> members, 5701).among(List.of(gone, there, "10.0.0.1")))
				.containsExactly(there, "10.0.0.1");
			assertThat(new Listening(Set::of, 5701).among(List.of(gone, there))).as("before it is a member")
				.containsExactly(gone, there);
		}
	}

	private static int portOfNobody() throws IOException {
		try (ServerSocket closed = new ServerSocket(0, 1, LOOPBACK)) {
			return closed.getLocalPort();
		}
	}

}
