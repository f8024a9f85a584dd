package com.deblox.dockermod.routing;

import java.time.Duration;

import com.deblox.dockermod.cluster.Pool;
import com.deblox.dockermod.cluster.TestNode;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.security.Rights;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parts of this package for the tests of others.
 */
public final class RoutingFixtures {

	private RoutingFixtures() {
	}

	/**
	 * Deadlines that are easily told apart: quick is 100 s.
	 * @return the deadlines
	 */
	public static OperationDeadlines deadlines() {
		return new OperationDeadlines(new RoutingProperties(Duration.ofSeconds(100), Duration.ofSeconds(15), 1000));
	}

	public static PullAnswer pullAnswer() {
		return new PullAnswer(JsonMapper.shared());
	}

	/**
	 * The cluster as a node sees it.
	 * @param node the node
	 * @param index what it knows of containers
	 * @return the engine
	 */
	public static ClusterEngine engine(TestNode node, ContainerIndex index) {
		RoutingConfiguration beans = new RoutingConfiguration();
		FanOut fanOut = beans.fanOut(node.engines);
		JsonMapper json = JsonMapper.shared();
		RoutingProperties properties = new RoutingProperties(Duration.ofSeconds(100), Duration.ofSeconds(15), 1000);
		return beans.clusterEngine(beans.admission(node.identity, new Rights()), node.nodes, node.engines,
				beans.resolver(node.nodes, index, fanOut, deadlines(), json),
				beans.nameClaims(node.hazelcast, properties, index, node.nodes, fanOut, deadlines(), json), fanOut,
				deadlines(), json);
	}

	public static NodeAdministration administration(Pool pool) {
		return new NodeAdministration(pool, new Rights());
	}

}
