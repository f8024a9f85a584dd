package com.deblox.dockermod.routing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
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
final class RoutingCluster implements AutoCloseable {

	static final NodeName A = new NodeName("a");

	static final NodeName B = new NodeName("b");

	static final NodeName C = new NodeName("c");

	private static final HazelcastConfigCustomizer[] ON_THE_WIRE = { OwnershipFixtures.onTheWire(),
			new RoutingConfiguration().nameClaimOnTheWire() };

	final TestNode nodeA = TestNode.start("a", null, ON_THE_WIRE);

	final TestNode nodeB = TestNode.start("b", this.nodeA, ON_THE_WIRE);

	final TestNode nodeC = TestNode.start("c", this.nodeA, ON_THE_WIRE);

	final FakeDocker dockerA = new FakeDocker(this.nodeA.engine, A);

	final FakeDocker dockerB = new FakeDocker(this.nodeB.engine, B);

	final FakeDocker dockerC = new FakeDocker(this.nodeC.engine, C);

	final MirroredMap<ContainerEntry> containers = this.nodeA.maps.create("containers");

	final IMap<String, NameClaim> claimed = this.nodeA.hazelcast.getMap("names");

	final ContainerIndex index = OwnershipFixtures.index(this.containers);

	final RoutingProperties properties = new RoutingProperties(Duration.ofSeconds(30), Duration.ofSeconds(15), 1000);

	final OperationDeadlines deadlines = new OperationDeadlines(this.properties);

	final FanOut fanOut = new FanOut(this.nodeA.engines);

	final Inquiry inquiry = new Inquiry(this.nodeA.nodes, this.fanOut, this.deadlines, JsonMapper.shared());

	final Resolver resolver = new Resolver(this.nodeA.nodes, this.index, this.inquiry);

	final NameClaims names = new NameClaims(this.claimed, this.properties, this.index, this.nodeA.nodes,
			new NameHolders(this.fanOut, this.deadlines, JsonMapper.shared()));

	final Admission admission = new Admission(this.nodeA.identity, new Rights());

	final ClusterEngine engine = new ClusterEngine(this.admission, this.nodeA.nodes, this.nodeA.engines, this.resolver,
			this.names, this.fanOut);

	final Placement placement = new RoutingConfiguration().placement(this.nodeA.nodes);

	final PullAnswer pulls = new PullAnswer(JsonMapper.shared());

	ContainerCreator creator() {
		return new ContainerCreator(this.admission, this.placement, new Dealer(this.index), this.fanOut, this.deadlines,
				this.pulls, new SingleCreate(this.fanOut, this.names, this.index, this.deadlines, JsonMapper.shared()));
	}

	/** As if just started. */
	void reset() {
		dockers().forEach(FakeDocker::reset);
		Set.copyOf(this.containers.all().keySet()).forEach(this.containers::remove);
		this.claimed.clear();
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

	@Override
	public void close() {
		this.fanOut.close();
		this.nodeC.close();
		this.nodeB.close();
		this.nodeA.close();
	}

}
