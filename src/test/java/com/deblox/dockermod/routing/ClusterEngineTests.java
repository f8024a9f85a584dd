package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Where requests go that name no container.
 */
@ExtendWith(SharedCluster.class)
class ClusterEngineTests {

	private static final EngineRequest LIST = Requests.get("images", "json");

	private final RoutingCluster cluster;

	ClusterEngineTests(RoutingCluster cluster) {
		this.cluster = cluster;
	}

	@Test
	void executeWhenNoNodeIsNamedAsksThisOne() {
		this.cluster.engine.execute(LIST);
		assertThat(this.cluster.asked()).containsExactly("GET /images/json");
		assertThat(this.cluster.dockerA.asked()).hasSize(1);
	}

	@Test
	void executeWhenANodeIsNamedAsksThatOne() {
		assertThat(this.cluster.engine.execute(LIST.withNode(RoutingCluster.C)).node()).isEqualTo(RoutingCluster.C);
		assertThat(this.cluster.asked()).hasSize(1);
	}

	@Test
	void executeWhenThereIsNoSuchNodeListsThem() {
		EngineException failure = catchThrowableOfType(EngineException.class,
				() -> this.cluster.engine.execute(LIST.withNode(new NodeName("nowhere"))));
		assertThat(failure.situation()).isEqualTo(Situation.NOT_FOUND);
		assertThat(failure).hasMessageContaining("a, b, c");
	}

	@Test
	void executeOnAllAsksEachRegisteredNode() {
		this.cluster.nodeA.pool.unregister("b");
		try {
			await().untilAsserted(() -> assertThat(this.cluster.engine.executeOnAll(LIST)).extracting(NodeAnswer::node)
				.containsExactly(RoutingCluster.A, RoutingCluster.C));
		}
		finally {
			this.cluster.nodeA.pool.register("b");
		}
	}

	@Test
	void executeOnAllWhenOneFailsHasTheOthers() {
		this.cluster.nodeB.engine.fails(Situation.ENGINE_DOWN);
		this.cluster.nodeA.engine.answers((request) -> {
			throw new IllegalStateException("unforeseen");
		});
		await().until(() -> this.cluster.nodeA.nodes.get("b").registered());
		List<NodeAnswer> answers = this.cluster.engine.executeOnAll(LIST);
		assertThat(answers).extracting(NodeAnswer::node)
			.containsExactly(RoutingCluster.A, RoutingCluster.B, RoutingCluster.C);
		assertThat(answers).extracting(NodeAnswer::status).containsExactly(500, 502, 200);
	}

}
