package com.deblox.dockermod.cluster;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import com.deblox.dockermod.docker.DescribedEngine;
import com.deblox.dockermod.docker.EngineMonitor;
import com.deblox.dockermod.docker.StreamTransports;
import com.deblox.dockermod.engine.DeadlineWatch;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.FakeEngine;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.RequestSigner;
import com.hazelcast.core.HazelcastInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;

import static org.awaitility.Awaitility.await;

/**
 * A node with everything of this package, and a daemon that is none: a real member in
 * this JVM.
 */
public final class TestNode implements AutoCloseable {

	static final Duration RETENTION = Duration.ofMinutes(10);

	public final FakeEngine engine;

	public final DescribedEngine daemon;

	public final HazelcastInstance hazelcast;

	public final Nodes nodes;

	public final Pool pool;

	public final Identity identity;

	public final Engines engines;

	public final MirroredMaps maps;

	final MirroredMap<NodeRecord> records;

	final MirroredMap<PoolEntry> poolEntries;

	final PoolWords words;

	final LostNodes lostNodes;

	final Membership membership;

	final PeerCalls calls;

	final PeerGate gate;

	final EngineMonitor monitor;

	private final DeadlineWatch watch = new DeadlineWatch();

	TestNode(NodeName name, Clock clock, HazelcastInstance hazelcast) {
		this.hazelcast = hazelcast;
		this.engine = new FakeEngine(name.value());
		this.daemon = new DescribedEngine("engine-of-" + hazelcast.getCluster().getLocalMember().getUuid());
		this.maps = new MirroredMaps(hazelcast);
		this.records = this.maps.create("nodes");
		this.poolEntries = this.maps.create("pool");
		this.words = new PoolWords(this.poolEntries, hazelcast);
		this.nodes = new Nodes(name, this.records, this.words, clock);
		this.lostNodes = new LostNodes(this.nodes, this.records, this.words, RETENTION, clock);
		this.pool = new Pool(this.words, this.nodes, this.lostNodes);
		this.monitor = this.daemon.monitor(clock);
		this.identity = new Identity(name, this.monitor::info, hazelcast, this.records);
		SelfAnnouncement self = new SelfAnnouncement(name, "1.2.3", Map.of("zone", name.value()), this.monitor,
				this.identity, this.records, hazelcast);
		this.membership = new Membership(hazelcast, this.nodes, this.lostNodes, self);
		this.membership.tend(this.records, this.lostNodes::restore);
		this.membership.tend(this.poolEntries, this.words::restore);
		this.monitor.addListener(this.membership);
		RequestSigner signer = new RequestSigner(TestMembers.SECRET);
		this.gate = new PeerGate(name, this.engine, this.identity, signer, hazelcast);
		this.calls = new PeerCalls(hazelcast, this.nodes, signer, this.watch);
		this.engines = new Engines(this.nodes, this.engine, this.calls,
				new PeerStreams(this.nodes, signer, hazelcast, StreamTransports.create(), new PeerDialler(null)));
	}

	/**
	 * Start a node, and wait until it serves.
	 * @param name its name
	 * @param seed a node to join, or {@code null} to be the first
	 * @param customizers what other packages add to its member
	 * @return the node
	 */
	public static TestNode start(String name, @Nullable TestNode seed, HazelcastConfigCustomizer... customizers) {
		return start(name, seed, Clock.systemUTC(), customizers);
	}

	/**
	 * Start a node that never serves.
	 * @param name its name
	 * @param seed a node to join
	 * @param customizers what other packages add to its member
	 * @return the node
	 */
	public static TestNode startWithoutServing(String name, TestNode seed, HazelcastConfigCustomizer... customizers) {
		return new TestNode(new NodeName(name), Clock.systemUTC(),
				TestMembers.start(name, seed.hazelcast, customizers));
	}

	static TestNode start(String name, @Nullable TestNode seed, Clock clock, HazelcastConfigCustomizer... customizers) {
		TestNode node = new TestNode(new NodeName(name), clock,
				TestMembers.start(name, (seed != null) ? seed.hazelcast : null, customizers));
		node.serve();
		await().until(() -> node.sees(name, NodeState.UP));
		if (seed != null) {
			await().until(() -> seed.sees(name, NodeState.UP));
		}
		return node;
	}

	void serve() {
		this.gate.open();
		DescribedEngine.watch(this.monitor);
		this.membership.start();
		this.membership.servesAt("127.0.0.1:8080");
	}

	/**
	 * Whether this node says of another that it is in a state.
	 * @param name the other's name
	 * @param state the state
	 * @return whether it does
	 */
	public boolean sees(String name, NodeState state) {
		Node node = this.nodes.find(new NodeName(name));
		return node != null && node.state() == state;
	}

	public Engine engineOf(String name) {
		return this.engines.of(new NodeName(name));
	}

	/** Without a word. */
	public void kill() {
		stop();
		this.hazelcast.getLifecycleService().terminate();
	}

	private void stop() {
		this.watch.close();
		this.monitor.close();
		this.membership.close();
	}

	@Override
	public void close() {
		kill();
	}

}
