package com.deblox.dockermod.command;

import com.deblox.dockermod.docker.HostAddress;
import picocli.CommandLine.Option;

/**
 * {@code --interface}, of the commands that have a host be reached by others.
 */
final class InterfaceOption {

	@Option(names = "--interface", paramLabel = "INTERFACE", required = true,
			description = "Where other hosts and callers reach this one: an interface's name, an address or a network "
					+ "(192.168.1.0/24) of this host")
	private String words = "";

	HostAddress address() {
		return LanAddress.of(this.words);
	}

	/** The same words for the next host, where they can be: an address is this one's. */
	String onNextHost(HostAddress address) {
		return this.words.equals(address.address()) ? "INTERFACE" : this.words;
	}

}
