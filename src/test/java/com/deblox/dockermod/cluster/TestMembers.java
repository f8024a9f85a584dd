package com.deblox.dockermod.cluster;

import java.time.Duration;

import com.deblox.dockermod.docker.HostAddress;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.ClusterSecret;
import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;

/**
 * Members as a node starts them, on ephemeral ports of loopback.
 */
public final class TestMembers {

	static final ClusterSecret SECRET = new ClusterSecret("what the nodes of the tests share");

	static {
		// a member that is killed leaves threads behind that say so
		Awaitility.doNotCatchUncaughtExceptionsByDefault();
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
	}

	private TestMembers() {
	}

	/**
	 * Start a member.
	 * @param name the name of its node
	 * @param seed a member to join, or {@code null} to be the first
	 * @param customizers what other packages add
	 * @return the member
	 */
	public static HazelcastInstance start(String name, @Nullable HazelcastInstance seed,
			HazelcastConfigCustomizer... customizers) {
		Config config = new Config();
		config.setProperty("hazelcast.wait.seconds.before.join", "0");
		config.setProperty("hazelcast.partition.count", "11");
		config.getNetworkConfig().setPort(0).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
		JoinConfig join = config.getNetworkConfig().getJoin();
		join.getMulticastConfig().setEnabled(false);
		join.getTcpIpConfig().setEnabled(true);
		if (seed != null) {
			Address address = seed.getCluster().getLocalMember().getAddress();
			join.getTcpIpConfig().addMember("127.0.0.1:" + address.getPort());
		}
		new HazelcastSettings(new NodeName(name), new ClusterProperties("tests", Duration.ofMinutes(10), true), SECRET,
				new MemberNetwork(MemberProperties.NONE, HostAddress::ofThisHost,
						new MemberMemory(null, java.time.Clock.systemUTC())))
			.customize(config);
		for (HazelcastConfigCustomizer customizer : customizers) {
			customizer.customize(config);
		}
		return Hazelcast.newHazelcastInstance(config);
	}

	/**
	 * A mirror of a shared map.
	 * @param <V> the type of its values
	 * @param hazelcast the member
	 * @param name the map's name
	 * @param sharing what its values share
	 * @return the mirror
	 */
	public static <V> MirroredMap<V> mirror(HazelcastInstance hazelcast, String name, MirroredMap.Sharing<V> sharing) {
		return new MirroredMaps(hazelcast).create(name, sharing);
	}

}
