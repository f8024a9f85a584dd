package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import com.deblox.dockermod.docker.HostAddress;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.ClusterSecret;
import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.instance.EndpointQualifier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of Hazelcast no {@code hazelcast.yaml} can open.
 */
class HazelcastSettingsTests {

	private static final List<HostAddress> HOST = List.of(new HostAddress("docker0", "172.17.0.1"),
			new HostAddress("lo", "127.0.0.1"), new HostAddress("eth0", "10.0.0.1"));

	@Test
	void customizeWithoutSecretKeepsToLoopback() {
		Config config = new Config();
		config.getNetworkConfig().setPort(6000).getInterfaces().setEnabled(true).addInterface("10.0.0.*");
		config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(true);
		config.getNetworkConfig().getJoin().getTcpIpConfig().addMember("10.0.0.2");
		customize(config, new ClusterSecret(null));
		assertThat(config.getClusterName()).isEqualTo("deblox");
		assertThat(members(config).getInterfaces().getInterfaces()).containsExactly("127.0.0.1");
		assertThat(members(config).getInterfaces().isEnabled()).isTrue();
		assertThat(members(config).getPort()).isEqualTo(6000);
		AdvancedNetworkConfig network = config.getAdvancedNetworkConfig();
		assertThat(network.getJoin().getTcpIpConfig().getMembers()).containsExactly("127.0.0.1");
		assertThat(network.getJoin().getMulticastConfig().isEnabled()).isFalse();
	}

	@Test
	void customizeWithSecretTakesWhatWasConfigured() {
		Config config = new Config();
		config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("10.0.0.*");
		config.getNetworkConfig().setPublicAddress("10.0.0.1:5701").getJoin().getTcpIpConfig().addMember("10.0.0.2");
		customize(config, TestMembers.SECRET);
		assertThat(config.getClusterName()).startsWith("deblox-").hasSize(39);
		assertThat(members(config).getInterfaces().getInterfaces()).containsExactly("10.0.0.1");
		assertThat(members(config).getPublicAddress()).isEqualTo("10.0.0.1:5701");
		assertThat(config.getAdvancedNetworkConfig().getJoin().getTcpIpConfig().getMembers())
			.containsExactly("10.0.0.2");
	}

	@Test
	void customizeNeverListensForClientsNorLooksAround() {
		Config config = new Config();
		customize(config, TestMembers.SECRET);
		AdvancedNetworkConfig network = config.getAdvancedNetworkConfig();
		assertThat(network.isEnabled()).isTrue();
		assertThat(network.getEndpointConfigs()).containsOnlyKeys(EndpointQualifier.MEMBER);
		assertThat(network.getJoin().getAutoDetectionConfig().isEnabled()).isFalse();
		assertThat(config.getJetConfig().isEnabled()).isFalse();
		assertThat(config.getProperty("hazelcast.socket.server.bind.any")).isEqualTo("false");
		assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
	}

	@Test
	void customizeBoundsWhatWaitsForEachLane() {
		Config config = new Config();
		customize(config, TestMembers.SECRET);
		for (PeerLane lane : PeerLane.values()) {
			assertThat(config.getExecutorConfig(lane.executorName()).getQueueCapacity()).isPositive();
			assertThat(config.getExecutorConfig(lane.executorName()).getPoolSize()).isGreaterThan(lane.inFlight());
		}
	}

	@Test
	void customizeKeepsPropertiesThatWereSet() {
		Config config = new Config().setProperty("hazelcast.max.no.heartbeat.seconds", "20");
		customize(config, TestMembers.SECRET);
		assertThat(config.getProperty("hazelcast.max.no.heartbeat.seconds")).isEqualTo("20");
		assertThat(config.getProperty("hazelcast.heartbeat.interval.seconds")).isEqualTo("1");
	}

	private static void customize(Config config, ClusterSecret secret) {
		new HazelcastSettings(new NodeName("node1"), new ClusterProperties("deblox", Duration.ofMinutes(10), true),
				secret, new MemberNetwork(MemberProperties.NONE, () -> HOST,
						new MemberMemory(null, java.time.Clock.systemUTC())))
			.customize(config);
		assertThat(config.getMemberAttributeConfig().getAttribute(HazelcastSettings.NODE_NAME)).isEqualTo("node1");
	}

	private static ServerSocketEndpointConfig members(Config config) {
		return Objects.requireNonNull((ServerSocketEndpointConfig) config.getAdvancedNetworkConfig()
			.getEndpointConfigs()
			.get(EndpointQualifier.MEMBER));
	}

}
