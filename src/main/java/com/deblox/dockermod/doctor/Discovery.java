package com.deblox.dockermod.doctor;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.deblox.dockermod.cluster.MemberList;
import com.deblox.dockermod.engine.Reach;
import com.hazelcast.cluster.Member;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.HazelcastInstance;

/**
 * Compares who is configured to be a member with who is one.
 */
final class Discovery {

	private static final String PORT = "5701";

	private final HazelcastInstance hazelcast;

	Discovery(HazelcastInstance hazelcast) {
		this.hazelcast = hazelcast;
	}

	/**
	 * The configured addresses where no member is.
	 * @return why each cannot be connected to; empty where something listens
	 */
	Map<String, String> strangers() {
		TcpIpConfig join = this.hazelcast.getConfig().getAdvancedNetworkConfig().getJoin().getTcpIpConfig();
		Set<String> hosts = this.hazelcast.getCluster()
			.getMembers()
			.stream()
			.map(Member::getAddress)
			.map((address) -> address.getHost())
			.collect(Collectors.toSet());
		Map<String, String> strangers = new TreeMap<>();
		if (join.isEnabled()) {
			for (String member : MemberList.written(join)) {
				String host = member.contains(":") ? member.substring(0, member.lastIndexOf(':')) : member;
				// a range, or a name, may mean any member
				if (host.matches("[0-9.]+") && !hosts.contains(host)) {
					strangers.put(member, member.contains(":") ? member : member + ":" + PORT);
				}
			}
		}
		return Reach.outcomes(strangers, Reach::failure);
	}

}
