package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a build is made.
 */
@ExtendWith(SharedCluster.class)
class NodeChoiceTests {

	private final RoutingCluster cluster;

	private final NodeChoice choice;

	NodeChoiceTests(RoutingCluster cluster) {
		this.cluster = cluster;
		this.choice = new NodeChoice(cluster.placement, new Dealer(cluster.index));
	}

	@Test
	void aBuildIsOnTheWantedNode() {
		assertThat(choose("{}", RoutingCluster.B)).isEqualTo(RoutingCluster.B);
		assertThat(choose("{}", RoutingCluster.C)).isEqualTo(RoutingCluster.C);
	}

	@Test
	void aBuildInAContainersNetworkIsOnItsNodeWhereverItIsWanted() {
		this.cluster.dockerB.containers.put("full", "web");
		assertThat(choose("{\"HostConfig\":{\"NetworkMode\":\"container:web\"}}", RoutingCluster.C))
			.isEqualTo(RoutingCluster.B);
	}

	private NodeName choose(String spec, NodeName wanted) {
		EngineRequest request = Requests.post("build");
		return this.choice.choose((ObjectNode) JsonMapper.shared().readTree(spec), List.of(wanted), request);
	}

}
