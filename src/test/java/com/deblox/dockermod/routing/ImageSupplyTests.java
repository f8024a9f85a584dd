package com.deblox.dockermod.routing;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That each node is asked for an image, and pulls it, at most once an order.
 */
@ExtendWith(SharedCluster.class)
class ImageSupplyTests {

	private static final String INSPECT = "GET /images/shop%2Fweb%3A1.2/json";

	private static final String PULL = "POST /images/create?fromImage=shop%2Fweb&tag=1.2";

	private final RoutingCluster cluster;

	private final ContainerCreator creator;

	ImageSupplyTests(RoutingCluster cluster, ContainerCreator creator) {
		this.cluster = cluster;
		this.creator = creator;
	}

	@Test
	void missingImageIsAskedForAndPulledOnceOnEachNode() {
		create(PullPolicy.MISSING, 9, null);
		for (FakeDocker docker : this.cluster.dockers()) {
			assertThat(docker.asked()).startsWith(INSPECT, PULL)
				.filteredOn((path) -> path.contains("/images/"))
				.hasSize(2);
			assertThat(docker.specs).hasSize(3);
		}
	}

	@Test
	void imageThatIsThereIsNotPulled() {
		this.cluster.dockers().forEach((docker) -> docker.images.add("shop/web:1.2"));
		create(PullPolicy.MISSING, 3, null);
		assertThat(this.cluster.asked()).contains(INSPECT).doesNotContain(PULL);
	}

	@Test
	void alwaysPullsWithoutAsking() {
		create(PullPolicy.ALWAYS, 1, RoutingCluster.B);
		assertThat(this.cluster.dockerB.asked()).startsWith(PULL).doesNotContain(INSPECT);
	}

	@Test
	void neverNeitherAsksNorPulls() {
		create(PullPolicy.NEVER, 1, RoutingCluster.B);
		assertThat(this.cluster.dockerB.asked()).containsExactly("POST /containers/create");
	}

	@Test
	void credentialsGoWithThePullAndNowhereElse() {
		create(PullPolicy.MISSING, 1, RoutingCluster.B);
		List<EngineRequest> asked = this.cluster.nodeB.engine.asked;
		assertThat(asked.get(1).headers()).containsEntry(EngineRequest.REGISTRY_AUTH, List.of("c2VjcmV0"));
		assertThat(asked.getFirst().headers()).isEmpty();
		assertThat(asked.get(2).headers()).isEmpty();
		assertThat(asked.get(1).deadline().silence()).as("a pull may take long while it makes progress").isNotNull();
	}

	@Test
	void pullThatFailsAmongItsProgressFailsTheCreate() {
		this.cluster.nodeB.engine.answers((request) -> request.method().equals("GET")
				? this.cluster.dockerB.execute(request) : this.cluster.nodeB.engine.answer(200,
						"{\"status\":\"Pulling\"}\n{\"errorDetail\":{\"message\":\"manifest unknown\"},\"error\":\"x\"}"));
		List<NodeAnswer> answers = create(PullPolicy.MISSING, 2, RoutingCluster.B);
		assertThat(answers).extracting(NodeAnswer::status).containsExactly(404, 404);
		assertThat(new String(((NodeAnswer.Answered) answers.getFirst()).body(), StandardCharsets.UTF_8))
			.isEqualTo("{\"message\":\"manifest unknown\"}");
		assertThat(this.cluster.dockerB.asked()).containsExactly(INSPECT, PULL);
		assertThat(this.cluster.claimed.size()).isZero();
	}

	@Test
	void nodeThatCannotBeAskedForTheImageIsPassedOver() {
		this.cluster.nodeB.engine.fails(Situation.ENGINE_DOWN);
		assertThat(create(PullPolicy.MISSING, 3, null)).extracting(NodeAnswer::status).containsOnly(201);
		assertThat(this.cluster.dockerB.asked()).as("once, for all of its share").hasSizeLessThanOrEqualTo(1);
	}

	private List<NodeAnswer> create(PullPolicy pull, int instances, @Nullable NodeName node) {
		return this.creator.create(new ContainerOrder(RoutingCluster.spec("shop/web:1.2"), null, instances, pull, node,
				"c2VjcmV0", Requests.ORIGIN));
	}

}
