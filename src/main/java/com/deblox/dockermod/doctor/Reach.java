package com.deblox.dockermod.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether addresses can be connected to.
 */
final class Reach {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private Reach() {
	}

	/**
	 * Connect to all at once.
	 * @param addresses {@code host:port} by name
	 * @return those that failed: address and reason by name
	 */
	static Map<String, String> failures(Map<String, String> addresses) {
		Map<String, String> failures = new ConcurrentHashMap<>();
		Thread[] threads = addresses.entrySet().stream().map((address) -> Thread.ofVirtual().name("reach").start(() -> {
			String failure = failure(address.getValue());
			if (!failure.isEmpty()) {
				failures.put(address.getKey(), address.getValue() + " (" + failure + ")");
			}
		})).toArray(Thread[]::new);
		try {
			for (Thread thread : threads) {
				thread.join(TIMEOUT.multipliedBy(2));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new TreeMap<>(failures);
	}

	/**
	 * Connect, and leave again.
	 * @param address {@code host:port}
	 * @return why it failed; empty if it did not
	 */
	static String failure(String address) {
		int colon = address.lastIndexOf(':');
		try (Socket socket = new Socket()) {
			socket.connect(
					new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
					(int) TIMEOUT.toMillis());
			return "";
		}
		catch (IOException | IllegalArgumentException ex) {
			return (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
		}
	}

}
