package com.deblox.dockermod.cluster;

import java.time.Clock;

import com.deblox.dockermod.docker.DockerEngine;
import com.deblox.dockermod.docker.EngineMonitor;
import com.deblox.dockermod.docker.HostAddress;
import com.deblox.dockermod.docker.StreamTransport;
import com.deblox.dockermod.engine.DeadlineWatch;
import com.deblox.dockermod.engine.EngineTracing;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.ClusterSecret;
import com.deblox.dockermod.security.RequestSigner;
import com.hazelcast.core.HazelcastInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ ClusterProperties.class, MemberProperties.class, NodeProperties.class })
class ClusterConfiguration {

	@Bean
	NodeName self(NodeProperties properties) {
		return properties.nodeName();
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	MemberMemory memberMemory(MemberProperties properties, Clock clock) {
		return new MemberMemory(properties.remembered(), clock);
	}

	@Bean
	HazelcastSettings hazelcastSettings(NodeName self, ClusterProperties properties, ClusterSecret secret,
			MemberProperties members, MemberMemory memory) {
		return new HazelcastSettings(self, properties, secret,
				new MemberNetwork(members, HostAddress::ofThisHost, memory));
	}

	@Bean
	MirroredMaps mirroredMaps(HazelcastInstance hazelcast) {
		return new MirroredMaps(hazelcast);
	}

	@Bean
	MirroredMap<NodeRecord> nodeRecords(MirroredMaps maps) {
		return maps.create("nodes");
	}

	@Bean
	MirroredMap<PoolEntry> poolEntries(MirroredMaps maps) {
		return maps.create("pool");
	}

	@Bean
	PoolWords poolWords(MirroredMap<PoolEntry> poolEntries, HazelcastInstance hazelcast) {
		return new PoolWords(poolEntries, hazelcast);
	}

	@Bean
	Nodes nodes(NodeName self, MirroredMap<NodeRecord> nodeRecords, PoolWords poolWords, Clock clock) {
		return new Nodes(self, nodeRecords, poolWords, clock);
	}

	@Bean
	LostNodes lostNodes(Nodes nodes, MirroredMap<NodeRecord> nodeRecords, PoolWords poolWords,
			ClusterProperties properties, Clock clock) {
		return new LostNodes(nodes, nodeRecords, poolWords, properties.lostNodeRetention(), clock);
	}

	@Bean
	Pool pool(PoolWords poolWords, Nodes nodes, LostNodes lostNodes) {
		return new Pool(poolWords, nodes, lostNodes);
	}

	@Bean
	Identity identity(NodeName self, EngineMonitor engine, HazelcastInstance hazelcast,
			MirroredMap<NodeRecord> nodeRecords) {
		return new Identity(self, engine::info, hazelcast, nodeRecords);
	}

	@Bean
	SelfAnnouncement selfAnnouncement(NodeName self, NodeProperties properties, EngineMonitor engine, Identity identity,
			MirroredMap<NodeRecord> nodeRecords, HazelcastInstance hazelcast, ObjectProvider<BuildProperties> build) {
		BuildProperties built = build.getIfAvailable();
		String version = (built != null) ? built.getVersion() : null;
		return new SelfAnnouncement(self, (version != null) ? version : "", properties.labels(), engine, identity,
				nodeRecords, hazelcast);
	}

	@Bean(initMethod = "start")
	Membership membership(HazelcastInstance hazelcast, Nodes nodes, LostNodes lostNodes, SelfAnnouncement self,
			MirroredMap<NodeRecord> nodeRecords, MirroredMap<PoolEntry> poolEntries, PoolWords poolWords,
			EngineMonitor engine) {
		Membership membership = new Membership(hazelcast, nodes, lostNodes, self);
		membership.tend(nodeRecords, lostNodes::restore);
		membership.tend(poolEntries, poolWords::restore);
		engine.addListener(membership);
		return membership;
	}

	@Bean
	SmartInitializingSingleton remembersMembers(Membership membership, MemberMemory memory) {
		return () -> membership.tells(memory::note);
	}

	@Bean(initMethod = "open")
	PeerGate peerGate(NodeName self, DockerEngine engine, Identity identity, RequestSigner signer,
			HazelcastInstance hazelcast, ObjectProvider<EngineTracing> tracing) {
		return PeerGate.of(self, engine, identity, signer, hazelcast, tracing.getIfAvailable(() -> EngineTracing.NONE));
	}

	@Bean
	PeerCalls peerCalls(HazelcastInstance hazelcast, Nodes nodes, RequestSigner signer, DeadlineWatch watch) {
		return new PeerCalls(hazelcast, nodes, signer, watch);
	}

	@Bean
	PeerDialler peerDialler(Environment environment, SslBundles bundles) {
		return PeerDialler.of(Binder.get(environment).bind("server.ssl", Ssl.class).orElse(null), bundles);
	}

	@Bean
	PeerStreams peerStreams(Nodes nodes, RequestSigner signer, HazelcastInstance hazelcast, StreamTransport transport,
			PeerDialler dialler) {
		PeerStreams streams = new PeerStreams(nodes, signer, hazelcast, transport, dialler);
		hazelcast.getCluster().addMembershipListener(streams);
		return streams;
	}

	@Bean
	Engines engines(Nodes nodes, DockerEngine local, PeerCalls peers, PeerStreams streams,
			ObjectProvider<EngineTracing> tracing) {
		return new Engines(nodes, local, peers, streams, tracing.getIfAvailable(() -> EngineTracing.NONE));
	}

	@Bean
	ServingAddress servingAddress(Membership membership, HazelcastInstance hazelcast) {
		return new ServingAddress(membership, hazelcast);
	}

	@Bean
	NodeMeters nodeMeters(Nodes nodes, Identity identity) {
		return new NodeMeters(nodes, identity);
	}

	@Bean("clusterHealthIndicator")
	ClusterHealth clusterHealth(HazelcastInstance hazelcast, Nodes nodes, Identity identity) {
		return new ClusterHealth(hazelcast, nodes, identity);
	}

	@Bean("engineHealthIndicator")
	EngineHealth engineHealth(EngineMonitor engine) {
		return new EngineHealth(engine);
	}

}
