package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That containers are made once, evenly, and under their names.
 */
@ExtendWith(SharedCluster.class)
class ContainerCreatorTests {

	private final RoutingCluster cluster;

	private final ContainerCreator creator;

	ContainerCreatorTests(RoutingCluster cluster, ContainerCreator creator) {
		this.cluster = cluster;
		this.creator = creator;
	}

	@Test
	void createMakesOneAndEverybodyKnowsWhere() {
		List<NodeAnswer> answers = this.creator.create(RoutingCluster.order("web", null));
		assertThat(answers).extracting(NodeAnswer::status).containsExactly(201);
		assertThat(this.cluster.made()).isOne();
		assertThat(this.cluster.index.byName("web")).extracting((entry) -> entry.node())
			.containsExactly(answers.getFirst().node());
		assertThat(this.cluster.engine.execute(Requests.post("containers", "web", "start")).status()).isEqualTo(204);
	}

	@Test
	void createLabelsWithTheRequestsIdAndChangesNothingElse() {
		ObjectNode spec = RoutingCluster.spec("alpine");
		spec.putObject("Labels").put("a", "b");
		spec.put("Future", 1.50);
		ObjectNode before = spec.deepCopy();
		create(spec, PullPolicy.NEVER, RoutingCluster.B);
		assertThat(spec).isEqualTo(before);
		before.withObject("/Labels").put("dockermod.request", Requests.ORIGIN.id().value());
		assertThat(this.cluster.dockerB.specs).containsExactly(before);
	}

	@Test
	void createWithInstancesDealsThemEvenlyAndNumbersThem() {
		List<NodeAnswer> answers = this.creator.create(RoutingCluster.order("web", 7));
		assertThat(answers).extracting(NodeAnswer::status).containsOnly(201).hasSize(7);
		for (FakeDocker docker : this.cluster.dockers()) {
			assertThat(docker.specs).hasSizeBetween(2, 3);
		}
		for (int i = 1; i <= 7; i++) {
			assertThat(this.cluster.index.byName("web-" + i)).extracting((entry) -> entry.node())
				.containsExactly(answers.get(i - 1).node());
		}
	}

	@Test
	void createWithOneInstanceIsNumberedToo() {
		this.creator.create(RoutingCluster.order("web", 1));
		assertThat(this.cluster.index.byName("web-1")).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "NODE_LOST", "ENGINE_DOWN", "BUSY" })
	void createWhenNodeCertainlyDidNothingAsksAnother(Situation situation) {
		this.cluster.nodeB.engine.fails(situation);
		List<NodeAnswer> answers = this.creator.create(RoutingCluster.order("web", 6));
		assertThat(answers).extracting(NodeAnswer::status).containsOnly(201).hasSize(6);
		assertThat(answers).extracting(NodeAnswer::node).doesNotContain(RoutingCluster.B);
		assertThat(this.cluster.made()).isEqualTo(6);
	}

	@ParameterizedTest
	@EnumSource(names = { "NODE_LOST", "ENGINE_DOWN", "BUSY" }, mode = Mode.EXCLUDE)
	void createWhenItMayHaveHappenedOrWasRefusedIsNeverRepeated(Situation situation) {
		this.cluster.dockers().forEach((docker) -> fail(docker, situation));
		List<NodeAnswer> answers = this.creator.create(RoutingCluster.order(null, null));
		assertThat(answers.getFirst().status()).isEqualTo(situation.status());
		assertThat(creates()).isOne();
	}

	@Test
	void createWhenDaemonRefusesIsNotRepeated() {
		for (FakeDocker docker : this.cluster.dockers()) {
			answer(docker, 400, "{\"message\":\"bad parameter\"}");
		}
		NodeAnswer answer = this.creator.create(RoutingCluster.order("web", null)).getFirst();
		assertThat(answer.status()).isEqualTo(400);
		assertThat(creates()).isOne();
		assertThat(this.cluster.claimed.size()).as("its name is free again").isZero();
	}

	@Test
	void createWhenOnlyOneNodeHasTheImageIsThere() {
		this.cluster.dockerC.images.add("built");
		assertThat(create("built", 5)).extracting(NodeAnswer::status).containsOnly(201);
		assertThat(this.cluster.dockerC.specs).hasSize(5);
		assertThat(inspects()).as("asked at most once each").isLessThanOrEqualTo(3);
	}

	@Test
	void createWhenTheFirstNodeHasTheImageAsksForItNowhere() {
		assertThat(create("alpine", 1)).extracting(NodeAnswer::status).containsOnly(201);
		assertThat(inspects()).isZero();
	}

	@Test
	void createWhenNobodyHasTheImageIsTheDaemonsAnswer() {
		NodeAnswer.Answered answer = (NodeAnswer.Answered) create("nowhere", 1).getFirst();
		assertThat(answer.status()).isEqualTo(404);
		assertThat(DaemonMessage.of(answer)).isEqualTo("No such image: nowhere");
		assertThat(creates()).isOne();
		assertThat(this.cluster.claimed.size()).isZero();
	}

	private List<NodeAnswer> create(String image, int instances) {
		return this.creator.create(new ContainerOrder(RoutingCluster.spec(image), "web", instances, PullPolicy.NEVER,
				null, null, Requests.ORIGIN));
	}

	private long inspects() {
		return this.cluster.asked().stream().filter((path) -> path.startsWith("GET /images/")).count();
	}

	@Test
	void createWhenItMayHaveHappenedKeepsTheName() {
		this.cluster.dockers().forEach((docker) -> fail(docker, Situation.TIMEOUT));
		this.creator.create(RoutingCluster.order("web", null));
		assertThat(this.cluster.claimed.get("web")).isNotNull();
	}

	@Test
	void createWhenNameIsTakenAsksNobody() {
		this.creator.create(RoutingCluster.order("web", null));
		NodeAnswer.Failed second = (NodeAnswer.Failed) this.creator.create(RoutingCluster.order("web", null))
			.getFirst();
		assertThat(second.status()).isEqualTo(409);
		assertThat(second.failure()).hasMessageStartingWith("Conflict. The container name \"/web\" is already in use");
		assertThat(creates()).isOne();
	}

	@Test
	void createWhenSpecIsWrongLeavesTheNameFree() {
		ObjectNode spec = RoutingCluster.spec("alpine").put("Labels", "no object");
		assertThat(create(spec, PullPolicy.MISSING, RoutingCluster.B).status()).isEqualTo(400);
		assertThat(this.cluster.claimed.size()).isZero();
		assertThat(creates()).isZero();
	}

	@Test
	void createWhenNobodyCanIsSaidOfEach() {
		this.cluster.nodeA.engine.fails(Situation.ENGINE_DOWN);
		this.cluster.nodeB.engine.fails(Situation.ENGINE_DOWN);
		this.cluster.nodeC.engine.fails(Situation.ENGINE_DOWN);
		assertThat(this.creator.create(RoutingCluster.order("web", 3))).extracting(NodeAnswer::status)
			.containsExactly(502, 502, 502);
		assertThat(this.cluster.claimed.size()).isZero();
	}

	private NodeAnswer create(ObjectNode spec, PullPolicy pull, NodeName node) {
		return this.creator.create(new ContainerOrder(spec, "web", null, pull, node, null, Requests.ORIGIN)).getFirst();
	}

	private long creates() {
		return this.cluster.asked().stream().filter((path) -> path.startsWith("POST /containers/create")).count();
	}

	private void fail(FakeDocker docker, Situation situation) {
		docker.engine().answers((request) -> {
			if (isCreate(request)) {
				throw new EngineException(situation, null, "failed");
			}
			return docker.execute(request);
		});
	}

	private void answer(FakeDocker docker, int status, String body) {
		docker.engine()
			.answers((request) -> isCreate(request) ? docker.engine().answer(status, body) : docker.execute(request));
	}

	private static boolean isCreate(EngineRequest request) {
		return request.path().segments().equals(List.of("containers", "create"));
	}

}
