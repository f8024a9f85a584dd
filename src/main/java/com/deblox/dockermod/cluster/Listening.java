package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * At which of many addresses somebody listens. A member that looks for others asks one
 * address after the other, and waits 5 s at each where nobody is: with some hosts that
 * are down, a split would take a minute to heal. So all are connected to at once first.
 */
final class Listening {

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	/** One address; ranges and patterns are for Hazelcast to read. */
	private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}(:\\d+)?");

	private final Supplier<Set<String>> members;

	private final int port;

	private final Predicate<InetSocketAddress> connect;

	/**
	 * What is known beforehand.
	 * @param members who is a member now, as {@code address:port}; empty until this node
	 * is one
	 * @param port the port where none is written
	 */
	Listening(Supplier<Set<String>> members, int port) {
		this(members, port, Listening::accepts);
	}

	Listening(Supplier<Set<String>> members, int port, Predicate<InetSocketAddress> connect) {
		this.members = members;
		this.port = port;
		this.connect = connect;
	}

	/**
	 * Leave out where nobody listens. Before this node is a member nothing is left out:
	 * hosts that start together listen one after the other. Blocks, for little more than
	 * a second.
	 * @param addresses where members may be
	 * @return those of them that are asked, in the same order
	 */
	List<String> among(List<String> addresses) {
		Set<String> members = this.members.get();
		if (members.isEmpty()) {
			return addresses;
		}
		List<Callable<Boolean>> questions = addresses.stream().map((address) -> question(address, members)).toList();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Boolean>> answers = threads.invokeAll(questions, 2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
			return IntStream.range(0, answers.size())
				.filter((i) -> isYes(answers.get(i)))
				.mapToObj(addresses::get)
				.toList();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return addresses;
		}
	}

	private Callable<Boolean> question(String address, Set<String> members) {
		if (!ADDRESS.matcher(address).matches()) {
			return () -> true;
		}
		String whole = address.contains(":") ? address : address + ":" + this.port;
		return () -> members.contains(whole) || this.connect.test(socketAddress(whole));
	}

	private static InetSocketAddress socketAddress(String address) {
		int colon = address.lastIndexOf(':');
		return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
	}

	private static boolean isYes(Future<Boolean> answer) {
		return answer.state() == Future.State.SUCCESS && answer.resultNow();
	}

	private static boolean accepts(InetSocketAddress address) {
		try (Socket socket = new Socket()) {
			socket.connect(address, (int) TIMEOUT.toMillis());
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
