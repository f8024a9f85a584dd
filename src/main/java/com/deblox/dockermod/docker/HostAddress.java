package com.deblox.dockermod.docker;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An IPv4 address of this host.
 *
 * @param networkInterface the name of the interface that has it
 * @param address the address, in digits
 */
public record HostAddress(String networkInterface, String address) {

	private static final Pattern NETWORK = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(\\d|[12]\\d|3[0-2])");

	/**
	 * The addresses of the interfaces that are up, and of Docker's bridges.
	 * @return all of them, loopback and Docker's bridges included
	 */
	public static List<HostAddress> ofThisHost() {
		try {
			List<HostAddress> addresses = new ArrayList<>();
			for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
				// a bridge without containers is down, and none of them all the same
				if (one.isUp() || DockerBridges.isBridge(one.getName())) {
					one.inetAddresses()
						.filter((address) -> address instanceof Inet4Address && !address.isLinkLocalAddress())
						.forEach((address) -> addresses.add(new HostAddress(one.getName(), address.getHostAddress())));
				}
			}
			return addresses;
		}
		catch (SocketException ex) {
			throw new IllegalStateException("The interfaces of this host cannot be listed: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Those at which other hosts may reach this one.
	 * @param host the addresses of this host
	 * @return what is neither loopback nor Docker's
	 */
	public static List<HostAddress> outward(List<HostAddress> host) {
		return host.stream().filter((address) -> !address.isLoopback() && !address.isBridge()).toList();
	}

	/**
	 * The address that somebody means.
	 * @param words the name of an interface, an address or a network (CIDR)
	 * @param host the addresses of this host
	 * @return the one that is meant
	 * @throws IllegalArgumentException if none is, or several; the message says why, and
	 * what there is
	 */
	public static HostAddress named(String words, List<HostAddress> host) {
		List<HostAddress> meant = host.stream().filter((address) -> address.isMeantBy(words)).toList();
		List<HostAddress> usable = meant.stream().filter((address) -> !address.isBridge()).toList();
		if (usable.size() == 1) {
			return usable.getFirst();
		}
		if (usable.size() > 1) {
			throw new IllegalArgumentException(
					"'" + words + "' is several addresses of this host: " + list(usable) + "; one of them is allowed");
		}
		if (!meant.isEmpty()) {
			throw new IllegalArgumentException("'" + words + "' is a bridge of Docker (" + list(meant)
					+ "), which every Docker host has for itself, so that no other reaches it: " + list(outward(host))
					+ " is allowed");
		}
		throw new IllegalArgumentException("'" + words + "' is no interface, address or network of this host: "
				+ list(outward(host)) + " is allowed");
	}

	/**
	 * Whether this host has what somebody means, be it of use or not.
	 * @param words the name of an interface, an address or a network (CIDR)
	 * @param host the addresses of this host
	 * @return whether there is any such address
	 */
	public static boolean isThere(String words, List<HostAddress> host) {
		return host.stream().anyMatch((address) -> address.isMeantBy(words));
	}

	/**
	 * Addresses in a sentence.
	 * @param addresses the addresses
	 * @return each with its interface
	 */
	public static String list(List<HostAddress> addresses) {
		return addresses.isEmpty() ? "none"
				: addresses.stream().map(HostAddress::toString).collect(Collectors.joining(", "));
	}

	public boolean isLoopback() {
		return this.address.startsWith("127.");
	}

	public boolean isBridge() {
		return DockerBridges.isBridge(this.networkInterface);
	}

	private boolean isMeantBy(String words) {
		Matcher network = NETWORK.matcher(words);
		return words.equals(this.networkInterface) || words.equals(this.address)
				|| (network.matches() && isIn(network.group(1), Integer.parseInt(network.group(2))));
	}

	private boolean isIn(String network, int bits) {
		try {
			int mask = (bits == 0) ? 0 : -1 << (32 - bits);
			return (number(network) & mask) == (number(this.address) & mask);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static int number(String address) {
		return ByteBuffer.wrap(InetAddress.ofLiteral(address).getAddress()).getInt();
	}

	@Override
	public String toString() {
		return this.address + " (" + this.networkInterface + ")";
	}

}
