package com.deblox.dockermod.routing;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.ownership.ContainerEntry;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.ownership.OwnershipFixtures;
import com.deblox.dockermod.security.Rights;
import com.hazelcast.map.IMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three nodes that are members of one cluster, with fake daemons; and this package as the
 * first of them has it.
 */
final class RoutingCluster {

	static final NodeName A = new NodeName("a");

	static final NodeName B = new NodeName("b");

	static final NodeName C = new NodeName("c");

	final TestNode nodeA;

	final TestNode nodeB;

	final TestNode nodeC;

	final FakeDocker dockerA;

	final FakeDocker dockerB;

	final FakeDocker dockerC;

	final MirroredMap<ContainerEntry> containers;

	final IMap<String, NameClaim> claimed;

	final ContainerIndex index;

	final RoutingProperties properties;

	final OperationDeadlines deadlines;

	final FanOut fanOut;

	final Inquiry inquiry;

	final Resolver resolver;

	final NameClaims names;

	final Admission admission;

	final ClusterEngine engine;

	final Placement placement;

	final PullAnswer pulls;

	final ImageCopies copies;

	RoutingCluster(Members members) {
		this.nodeA = members.a;
		this.nodeB = members.b;
		this.nodeC = members.c;
		this.dockerA = new FakeDocker(this.nodeA.engine, A);
		this.dockerB = new FakeDocker(this.nodeB.engine, B);
		this.dockerC = new FakeDocker(this.nodeC.engine, C);
		dockers().forEach(FakeDocker::reset);
		JsonMapper json = JsonMapper.shared();
		// maps of its own: events of another test's must not come into this one
		this.containers = OwnershipFixtures.containers(this.nodeA.maps, UUID.randomUUID().toString());
		this.claimed = this.nodeA.hazelcast.getMap(UUID.randomUUID().toString());
		this.index = OwnershipFixtures.index(this.containers);
		this.properties = new RoutingProperties(Duration.ofSeconds(30), Duration.ofSeconds(15), 1000);
		this.deadlines = new OperationDeadlines(this.properties);
		this.fanOut = new FanOut(this.nodeA.engines);
		this.inquiry = new Inquiry(this.nodeA.nodes, this.fanOut, this.deadlines, json);
		this.resolver = new Resolver(this.nodeA.nodes, this.index, this.inquiry);
		this.names = new NameClaims(this.claimed, this.properties, this.index, this.nodeA.nodes,
				new NameHolders(this.fanOut, this.deadlines, json));
		this.admission = new Admission(this.nodeA.identity, new Rights());
		this.engine = new ClusterEngine(this.admission, this.nodeA.nodes, this.nodeA.engines, this.resolver, this.names,
				new ExecLocator(this.nodeA.nodes, this.fanOut, this.deadlines, json), this.fanOut);
		this.placement = new RoutingConfiguration().placement(this.nodeA.nodes, this.resolver, this.fanOut,
				this.deadlines);
		this.pulls = new PullAnswer(json);
		// streams go to peers through their web servers, which these have not
		this.copies = new ImageCopies((node) -> dockers().stream()
			.filter((docker) -> docker.node().equals(node))
			.findFirst()
			.orElseThrow()
			.engine(), this.deadlines::pull, this.pulls);
	}

	ContainerCreator creator() {
		return new ContainerCreator(this.admission, this.placement, new Dealer(this.index), this.deadlines,
				new ImageSources(this.nodeA.nodes, this.fanOut, this.deadlines, this.pulls, this.copies),
				new NetworkSupply(this.fanOut::askNames, this.deadlines::quick),
				new SingleCreate(this.fanOut, this.names, this.index, this.deadlines, JsonMapper.shared()),
				JsonMapper.shared());
	}

	List<FakeDocker> dockers() {
		return List.of(this.dockerA, this.dockerB, this.dockerC);
	}

	/** All that the daemons were asked, in no particular order. */
	List<String> asked() {
		return dockers().stream().map(FakeDocker::asked).flatMap(List::stream).toList();
	}

	int made() {
		return (int) Stream.of(this.dockerA, this.dockerB, this.dockerC)
			.mapToLong((docker) -> docker.specs.size())
			.sum();
	}

	static ObjectNode spec(String image) {
		return JsonNodeFactory.instance.objectNode().put("Image", image);
	}

	static ContainerOrder order(@Nullable String name, @Nullable Integer instances) {
		return new ContainerOrder(spec("alpine"), name, instances, PullPolicy.MISSING, null, null, Requests.ORIGIN);
	}

	/** The members themselves, which the tests share. */
	static final class Members implements AutoCloseable {

		private static final HazelcastConfigCustomizer[] ON_THE_WIRE = { OwnershipFixtures.onTheWire(),
				new RoutingConfiguration().nameClaimOnTheWire() };

		private final TestNode a = TestNode.start("a", null, ON_THE_WIRE);

		private final TestNode b = TestNode.start("b", this.a, ON_THE_WIRE);

		private final TestNode c = TestNode.start("c", this.a, ON_THE_WIRE);

		@Override
		public void close() {
			this.c.close();
			this.b.close();
			this.a.close();
		}

	}

}
