package com.deblox.dockermod.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Whether addresses can be connected to.
 */
public final class Reach {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	/** Looking up a name may take time of its own. */
	private static final Duration ALL = TIMEOUT.multipliedBy(2);

	private Reach() {
	}

	/**
	 * Connect to all at once.
	 * @param addresses {@code host:port} by name
	 * @return those that failed: address and reason by name
	 */
	public static Map<String, String> failures(Map<String, String> addresses) {
		Map<String, String> outcomes = outcomes(addresses, Reach::failure);
		Map<String, String> failures = new TreeMap<>();
		addresses.forEach((name, address) -> {
			String why = outcomes.getOrDefault(name, "");
			if (!why.isEmpty()) {
				failures.put(name, address + " (" + why + ")");
			}
		});
		return failures;
	}

	/**
	 * Connect to all at once, whatever one takes.
	 * @param addresses {@code host:port} by name
	 * @param connect connects to one, as {@link #failure(String)}
	 * @return why each failed by name; empty where it did not
	 */
	public static Map<String, String> outcomes(Map<String, String> addresses, UnaryOperator<String> connect) {
		Map<String, String> outcomes = new ConcurrentHashMap<>();
		List<Thread> threads = new ArrayList<>();
		addresses.forEach((name, address) -> {
			outcomes.put(name, "no answer within " + ALL.toSeconds() + " s");
			threads.add(Thread.ofVirtual().name("reach").start(() -> outcomes.put(name, connect.apply(address))));
		});
		long end = System.nanoTime() + ALL.toNanos();
		try {
			for (Thread thread : threads) {
				thread.join(Duration.ofNanos(end - System.nanoTime()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new TreeMap<>(outcomes);
	}

	/**
	 * Connect, and leave again.
	 * @param address {@code host:port}
	 * @return why it failed; empty if it did not
	 */
	public static String failure(String address) {
		return failure(address, TIMEOUT);
	}

	/**
	 * Connect, and leave again.
	 * @param address {@code host:port}
	 * @param timeout how long connecting may take
	 * @return why it failed; empty if it did not
	 */
	public static String failure(String address, Duration timeout) {
		int colon = address.lastIndexOf(':');
		if (colon < 0) {
			return "it has no port: host:port is allowed";
		}
		try (Socket socket = new Socket()) {
			socket.connect(
					new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
					(int) timeout.toMillis());
			return "";
		}
		catch (IOException | IllegalArgumentException ex) {
			return (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
		}
	}

}
