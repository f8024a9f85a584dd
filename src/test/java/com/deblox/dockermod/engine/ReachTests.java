package com.deblox.dockermod.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether addresses can be connected to.
 */
@Timeout(30)
class ReachTests {

	@Test
	void anAddressWhereSomethingListensIsReachedAndAnotherIsTold() throws IOException {
		try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Map<String, String> failures = Reach.failures(Map.of("there", "127.0.0.1:" + listening.getLocalPort(),
					"odd", "127.0.0.1:port", "short", "127.0.0.1", "not", "127.0.0.1:1"));
			assertThat(failures).containsOnlyKeys("odd", "short", "not");
			assertThat(failures.get("short")).isEqualTo("127.0.0.1 (it has no port: host:port is allowed)");
			assertThat(failures.get("not")).startsWith("127.0.0.1:1 (").contains("refused");
		}
	}

	@Test
	void manyAddressesThatDoNotAnswerTakeNoLongerThanOne() {
		Map<String, String> addresses = new TreeMap<>();
		for (int i = 0; i < 50; i++) {
			addresses.put("host" + i, "10.0.0." + i + ":5701");
		}
		// none of these comes to its end before all have begun
		CountDownLatch begun = new CountDownLatch(addresses.size());
		assertThat(Reach.outcomes(addresses, (address) -> {
			begun.countDown();
			try {
				begun.await();
				return "no answer from " + address;
			}
			catch (InterruptedException ex) {
				return "interrupted";
			}
		})).hasSize(50).containsEntry("host7", "no answer from 10.0.0.7:5701");
	}

}
