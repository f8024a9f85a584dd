package com.deblox.dockermod.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

import com.deblox.dockermod.docker.HostAddress;

/**
 * The address of this host that {@code --interface} means.
 */
final class LanAddress {

	private LanAddress() {
	}

	static HostAddress of(String words) {
		try {
			HostAddress address = HostAddress.named(words, HostAddress.ofThisHost());
			if (address.isLoopback()) {
				throw new IllegalArgumentException("'" + words + "' is loopback, where no other host reaches this one: "
						+ HostAddress.list(HostAddress.outward(HostAddress.ofThisHost())) + " is allowed");
			}
			return address;
		}
		catch (IllegalArgumentException ex) {
			throw new CommandFailure(ExitStatus.USAGE, "--interface " + ex.getMessage(), ex);
		}
	}

	/** A port that somebody else has would stop the node's next start. */
	static void requireFree(HostAddress address, int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address.address()), port));
		}
		catch (IOException ex) {
			throw new CommandFailure(ExitStatus.FAILED, "Port " + port + " of " + address + " cannot be listened at ("
					+ ex.getMessage() + "): 'ss -ltnp sport = :" + port + "' tells who has it; nothing was changed",
					ex);
		}
	}

}
