package com.deblox.dockermod.doctor;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Knows Docker's bridges: each Docker host has one at the same address, which leads
 * nowhere else.
 */
final class Bridges {

	private static final Pattern NAME = Pattern.compile("docker\\d+|docker_gwbridge|br-[0-9a-f]{12}|podman\\d+");

	private Bridges() {
	}

	static boolean isBridge(String networkInterface) {
		return NAME.matcher(networkInterface).matches();
	}

	/**
	 * The bridge that has an address.
	 * @param address an address of this host
	 * @return its name, or empty if it is on none
	 */
	static String of(String address) {
		try {
			NetworkInterface found = NetworkInterface.getByInetAddress(InetAddress.getByName(address));
			return (found != null && isBridge(found.getName())) ? found.getName() : "";
		}
		catch (SocketException | UnknownHostException ex) {
			return "";
		}
	}

}
