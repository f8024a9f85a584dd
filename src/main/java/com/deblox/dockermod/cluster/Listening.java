package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.deblox.dockermod.engine.Reach;

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

	private final UnaryOperator<String> connect;

	/**
	 * What is known beforehand.
	 * @param members who is a member now, as {@code address:port}; empty until this node
	 * is one
	 * @param port the port where none is written
	 */
	Listening(Supplier<Set<String>> members, int port) {
		this(members, port, (address) -> Reach.failure(address, TIMEOUT));
	}

	Listening(Supplier<Set<String>> members, int port, UnaryOperator<String> connect) {
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
		Map<String, String> strangers = new HashMap<>();
		for (String address : addresses) {
			String whole = address.contains(":") ? address : address + ":" + this.port;
			if (ADDRESS.matcher(address).matches() && !members.contains(whole)) {
				strangers.put(address, whole);
			}
		}
		Map<String, String> outcomes = Reach.outcomes(strangers, this.connect);
		return addresses.stream().filter((address) -> outcomes.getOrDefault(address, "").isEmpty()).toList();
	}

}
