package com.deblox.dockermod.cluster;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;

import com.deblox.dockermod.docker.HostAddress;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.config.TcpIpConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this node's member listens, and where it looks for others: what
 * {@code hazelcast.yaml} says, and the settings beside it.
 */
final class MemberNetwork {

	private static final Logger logger = LoggerFactory.getLogger(MemberNetwork.class);

	private final MemberProperties properties;

	private final Supplier<List<HostAddress>> host;

	private final MemberMemory memory;

	MemberNetwork(MemberProperties properties, Supplier<List<HostAddress>> host, MemberMemory memory) {
		this.properties = properties;
		this.host = host;
		this.memory = memory;
	}

	/** As on loopback, where no secret is. */
	JoinConfig alone(ServerSocketEndpointConfig members) {
		members.getInterfaces().clear().setEnabled(true).addInterface("127.0.0.1");
		JoinConfig join = new JoinConfig();
		join.getAutoDetectionConfig().setEnabled(false);
		join.getMulticastConfig().setEnabled(false);
		join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2).addMember("127.0.0.1");
		return join;
	}

	/**
	 * As the settings have it, on one address.
	 * @param network what {@code hazelcast.yaml} says
	 * @param members is told the address
	 * @return where others are looked for
	 */
	JoinConfig joined(NetworkConfig network, ServerSocketEndpointConfig members) {
		Integer port = this.properties.port();
		if (port != null) {
			members.setPort(port).setPortAutoIncrement(false);
		}
		JoinConfig join = network.getJoin();
		List<String> listed = List.of();
		if (join.getTcpIpConfig().isEnabled()) {
			TcpIpConfig list = new MemberList(join.getTcpIpConfig(), this.properties.addresses(),
					this.memory::addresses, InetAddress::getAllByName,
					new Listening(this.memory::current, members.getPort())::among);
			join.setTcpIpConfig(list);
			listed = list.getMembers();
		}
		else if (!this.properties.addresses().isEmpty()) {
			logger.warn("dockermod.members.addresses is not used: hazelcast.yaml has another way to find members");
		}
		List<HostAddress> host = this.host.get();
		MemberAddress chosen = MemberAddress.choose(this.properties.networkInterface(), network.getInterfaces(), listed,
				host);
		members.getInterfaces().clear().setEnabled(true).addInterface(chosen.address().address());
		List<HostAddress> bridges = host.stream().filter(HostAddress::isBridge).toList();
		logger.info("Members meet this one at {}: {}{}", chosen.address(), chosen.why(),
				bridges.isEmpty() ? "" : "; never at Docker's " + HostAddress.list(bridges));
		return join;
	}

}
