package com.deblox.dockermod.docker;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Knows Docker's bridges, and what hangs on them: each Docker host has one at the same
 * address, which leads nowhere else.
 */
public final class DockerBridges {

	private static final Pattern NAME = Pattern.compile("docker\\d+|docker_gwbridge|br-[0-9a-f]{12}|podman\\d+|veth.*");

	private DockerBridges() {
	}

	/**
	 * Whether an interface is one.
	 * @param networkInterface the interface's name
	 * @return {@code false} also for one to which its maker gave a name of his own
	 */
	public static boolean isBridge(String networkInterface) {
		return NAME.matcher(networkInterface).matches();
	}

	/**
	 * The bridge that has an address.
	 * @param address an address of this host
	 * @return its name, or empty if it is on none
	 */
	public static String of(String address) {
		try {
			NetworkInterface found = NetworkInterface.getByInetAddress(InetAddress.getByName(address));
			return (found != null && isBridge(found.getName())) ? found.getName() : "";
		}
		catch (SocketException | UnknownHostException ex) {
			return "";
		}
	}

}
