package com.deblox.dockermod.routing;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * A port of a host, which one container at a time can have.
 *
 * @param address the address that it is on; empty for all of them
 * @param port the number
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
record HostPort(String address, int port, String protocol) {

	private static final Set<String> ALL_OF_A_FAMILY = Set.of("0.0.0.0", "::");

	/**
	 * Those that a spec fixes. A range, or none, leaves the choice to the daemon; where
	 * the container shares the host's network, or another container's, the daemon
	 * publishes nothing.
	 * @param spec the spec
	 * @return the ports
	 */
	static Set<HostPort> fixed(JsonNode spec) {
		Set<HostPort> ports = new LinkedHashSet<>();
		JsonNode host = spec.path("HostConfig");
		String network = host.path("NetworkMode").asString("");
		if (network.equals("host") || network.equals("none") || network.startsWith("container:")) {
			return ports;
		}
		for (Map.Entry<String, JsonNode> bindings : host.path("PortBindings").properties()) {
			int slash = bindings.getKey().indexOf('/');
			String protocol = (slash < 0) ? "tcp" : bindings.getKey().substring(slash + 1);
			for (JsonNode binding : bindings.getValue()) {
				String port = binding.path("HostPort").asString("");
				if (port.matches("0*[1-9][0-9]{0,4}")) {
					ports.add(new HostPort(binding.path("HostIp").asString(""), Integer.parseInt(port), protocol));
				}
			}
		}
		return ports;
	}

	/**
	 * Whether only one of the two can be had.
	 * @param other another port of the same host
	 * @return whether they are the same, on an address that both want
	 */
	boolean isAgainst(HostPort other) {
		return this.port == other.port && this.protocol.equals(other.protocol)
				&& (covers(other.address) || other.covers(this.address));
	}

	private boolean covers(String address) {
		if (this.address.isEmpty() || this.address.equals(address)) {
			return true;
		}
		return ALL_OF_A_FAMILY.contains(this.address) && this.address.contains(":") == address.contains(":");
	}

	@Override
	public String toString() {
		String shown = this.port + "/" + this.protocol;
		return this.address.isEmpty() ? shown : shown + " of " + this.address;
	}

}
