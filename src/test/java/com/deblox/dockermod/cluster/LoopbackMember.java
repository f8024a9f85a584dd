package com.deblox.dockermod.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.ClusterSecret;
import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.nio.serialization.compact.CompactSerializer;

/**
 * A member as a node makes it, on loopback and with nothing around it: for measurements
 * of the shared maps. Its maps count their operations.
 */
public final class LoopbackMember implements AutoCloseable {

	private final NodeName self;

	private final HazelcastInstance hazelcast;

	private final MirroredMaps maps;

	private final MirroredMap<NodeRecord> records;

	private LoopbackMember(NodeName self, HazelcastInstance hazelcast) {
		this.self = self;
		this.hazelcast = hazelcast;
		this.maps = new MirroredMaps(hazelcast);
		this.records = this.maps.create("nodes");
	}

	/**
	 * Start a member, and join those that are there.
	 * @param self the node's name
	 * @param port its own port
	 * @param ports the ports of all members
	 * @param serializer the serializer of what the measured map holds
	 * @return the member
	 */
	public static LoopbackMember join(NodeName self, int port, List<Integer> ports, CompactSerializer<?> serializer) {
		Config config = new Config();
		config.setProperty("hazelcast.logging.type", "none");
		// a name that no other cluster of this machine has
		ClusterProperties properties = new ClusterProperties("bench-" + ports.getFirst(), Duration.ofMinutes(10), true);
		new HazelcastSettings(self, properties, new ClusterSecret(null),
				new MemberNetwork(MemberProperties.NONE, List::of, new MemberMemory(null, java.time.Clock.systemUTC())))
			.customize(config);
		config.getSerializationConfig().getCompactSerializationConfig().addSerializer(serializer);
		config.getMapConfigs().values().forEach((MapConfig map) -> map.setStatisticsEnabled(true));
		config.getAdvancedNetworkConfig().setMemberEndpointConfig(endpoint(port));
		config.getAdvancedNetworkConfig()
			.getJoin()
			.getTcpIpConfig()
			.setMembers(ports.stream().map((other) -> "127.0.0.1:" + other).toList());
		return new LoopbackMember(self, Hazelcast.newHazelcastInstance(config));
	}

	private static ServerSocketEndpointConfig endpoint(int port) {
		ServerSocketEndpointConfig endpoint = new ServerSocketEndpointConfig().setPort(port)
			.setPortAutoIncrement(false)
			.setReuseAddress(true);
		endpoint.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
		return endpoint;
	}

	public int members() {
		return this.hazelcast.getCluster().getMembers().size();
	}

	/**
	 * A mirror, as a node has it.
	 * @param <V> the type of the values
	 * @param map the map's name
	 * @param sharing what its values share
	 * @return the mirror
	 */
	public <V> MirroredMap<V> mirror(String map, MirroredMap.Sharing<V> sharing) {
		return this.maps.create(map, sharing);
	}

	public Identity identity() {
		return new Identity(this.self, () -> null, this.hazelcast, this.records);
	}

	/**
	 * The nodes, this one announced. To be asked for when all have joined.
	 * @return the nodes
	 */
	public Nodes nodes() {
		this.records.put(this.self.value(),
				new NodeRecord(this.self, this.hazelcast.getCluster().getLocalMember().getUuid(), "127.0.0.1:8080",
						Map.of(), true, Instant.EPOCH, null, null, "", Tracking.NONE));
		Nodes nodes = new Nodes(this.self, this.records, new PoolWords(this.maps.create("pool"), this.hazelcast),
				Clock.systemUTC());
		nodes.membersAre(this.hazelcast.getCluster().getMembers());
		return nodes;
	}

	@Override
	public void close() {
		this.hazelcast.getLifecycleService().terminate();
	}

}
