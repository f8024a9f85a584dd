package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.ClusterSecret;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;

/**
 * What a node needs of Hazelcast, whatever {@code hazelcast.yaml} says about discovery.
 */
final class HazelcastSettings implements HazelcastConfigCustomizer {

	/** The member attribute with the node's name. */
	static final String NODE_NAME = "dockermod.node";

	/** So long may a member be silent before it is lost. */
	static final Duration SILENCE = Duration.ofSeconds(8);

	private static final Map<String, String> PROPERTIES = Map.ofEntries(
			// a killed member is seen by its closed connection, a hung one by this
			Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
			Map.entry("hazelcast.max.no.heartbeat.seconds", Long.toString(SILENCE.toSeconds())),
			Map.entry("hazelcast.heartbeat.failuredetector.type", "deadline"),
			// a healed network becomes one cluster again within seconds
			Map.entry("hazelcast.merge.first.run.delay.seconds", "3"),
			Map.entry("hazelcast.merge.next.run.delay.seconds", "3"),
			// by default two more ports are tried at each address: a search for others
			// takes 5 s at each where nobody is
			Map.entry("hazelcast.tcp.join.port.try.count", "1"),
			// so do members that left, which our own list remembers, and asks all at once
			Map.entry("hazelcast.tcp.join.previously.joined.member.address.retention.seconds", "10"),
			Map.entry("hazelcast.socket.connect.timeout.seconds", "1"),
			Map.entry("hazelcast.wait.seconds.before.join", "1"),
			Map.entry("hazelcast.operation.call.timeout.millis", "10000"),
			// an answer is taken by the thread that read it, one hop less: none of ours
			// does more than wake who waits
			Map.entry("hazelcast.operation.response.thread.count", "0"),
			// what is only here is handed over before it leaves; but it leaves
			Map.entry("hazelcast.graceful.shutdown.max.wait", "3"),
			// only on the address that was picked, never on all
			Map.entry("hazelcast.socket.bind.any", "false"), Map.entry("hazelcast.socket.server.bind.any", "false"),
			Map.entry("hazelcast.phone.home.enabled", "false"), Map.entry("hazelcast.logging.type", "slf4j"),
			// the application context ends it
			Map.entry("hazelcast.shutdownhook.enabled", "false"));

	private final NodeName self;

	private final ClusterProperties properties;

	private final ClusterSecret secret;

	private final MemberNetwork network;

	HazelcastSettings(NodeName self, ClusterProperties properties, ClusterSecret secret, MemberNetwork network) {
		this.self = self;
		this.properties = properties;
		this.secret = secret;
		this.network = network;
	}

	@Override
	public void customize(Config config) {
		String cluster = this.secret.clusterName(this.properties.clusterAddress());
		// one that nobody else has, so that nobody joins
		config.setClusterName(this.properties.join() ? cluster : cluster + "-" + UUID.randomUUID());
		config.setInstanceName(null);
		config.getMemberAttributeConfig()
			.setAttribute(NODE_NAME, this.self.value())
			.setAttribute(WireGeneration.ATTRIBUTE, Integer.toString(WireGeneration.CURRENT));
		PROPERTIES.forEach((name, value) -> {
			if (config.getProperty(name) == null) {
				config.setProperty(name, value);
			}
		});
		config.getJetConfig().setEnabled(false);
		config.getMetricsConfig().setEnabled(false);
		config.getManagementCenterConfig()
			.setScriptingEnabled(false)
			.setConsoleEnabled(false)
			.setDataAccessEnabled(false);
		config.addMapConfig(map("*", 2));
		// the one that grows: each node puts back what is lost of it
		config.addMapConfig(map("containers", 1));
		for (PeerLane lane : PeerLane.values()) {
			config.addExecutorConfig(
					new ExecutorConfig(lane.executorName(), lane.threads()).setQueueCapacity(lane.queue())
						.setStatisticsEnabled(false));
		}
		serialization(config);
		network(config);
	}

	private static MapConfig map(String name, int backups) {
		return new MapConfig(name).setBackupCount(backups)
			.setStatisticsEnabled(false)
			.setMergePolicyConfig(new MergePolicyConfig().setPolicy(DiscardMergePolicy.class.getName()));
	}

	/**
	 * Our own types with our own serializers; of Java's serialization just what carries
	 * exceptions.
	 */
	private static void serialization(Config config) {
		config.getSerializationConfig()
			.getCompactSerializationConfig()
			.addSerializer(new NodeRecordSerializer())
			.addSerializer(new PoolEntrySerializer())
			.addSerializer(new PeerTaskSerializer())
			.addSerializer(new PeerReplySerializer());
		JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
		filter.getWhitelist()
			.addPrefixes("com.hazelcast.", "java.lang.", "java.util.concurrent.", "java.util.Collections$",
					"[Ljava.lang.");
		config.getSerializationConfig().setJavaSerializationFilterConfig(filter);
	}

	/**
	 * The member port takes members only: an advanced network without a client endpoint.
	 * Without a secret it is on loopback.
	 */
	private void network(Config config) {
		NetworkConfig network = config.getNetworkConfig();
		network.getJoin().getAutoDetectionConfig().setEnabled(false);
		ServerSocketEndpointConfig members = new ServerSocketEndpointConfig().setPort(network.getPort())
			.setPortCount(network.getPortCount())
			.setPortAutoIncrement(network.isPortAutoIncrement())
			.setReuseAddress(true);
		if (network.getPublicAddress() != null) {
			members.setPublicAddress(network.getPublicAddress());
		}
		JoinConfig join = (this.secret.isSet() && this.properties.join()) ? this.network.joined(network, members)
				: this.network.alone(members);
		config.getAdvancedNetworkConfig().setEnabled(true).setJoin(join).setMemberEndpointConfig(members);
	}

}
