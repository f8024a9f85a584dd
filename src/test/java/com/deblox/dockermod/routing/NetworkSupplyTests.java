package com.deblox.dockermod.routing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That a network follows its container to a node that lacks it.
 */
@ExtendWith(SharedCluster.class)
class NetworkSupplyTests {

	private static final String SHOW = "GET /networks/net";

	private static final String MAKE = "POST /networks/create";

	private static final String CREATE = "POST /containers/create";

	private final RoutingCluster cluster;

	private final ContainerCreator creator;

	NetworkSupplyTests(RoutingCluster cluster, ContainerCreator creator) {
		this.cluster = cluster;
		this.creator = creator;
	}

	@Test
	void nodeThatLacksTheNetworkGetsItFirst() {
		has(this.cluster.dockerA, true, 201);
		has(this.cluster.dockerB, false, 201);
		assertThat(create("net", null).status()).isEqualTo(201);
		assertThat(this.cluster.dockerB.asked()).containsExactly(SHOW, MAKE, CREATE);
		EngineRequest make = this.cluster.nodeB.engine.asked.get(1);
		assertThat(new String(Objects.requireNonNull(make.body()), StandardCharsets.UTF_8))
			.isEqualTo("{\"Name\":\"net\",\"Driver\":\"bridge\",\"Labels\":{\"l\":\"1\"},\"CheckDuplicate\":true}");
	}

	@Test
	void nodeThatHasItIsAskedAndNobodyElse() {
		has(this.cluster.dockerB, true, 201);
		assertThat(create("net", 5).status()).isEqualTo(201);
		assertThat(this.cluster.dockerB.asked()).containsOnlyOnce(SHOW).doesNotContain(MAKE);
		assertThat(this.cluster.dockerA.asked()).isEmpty();
	}

	@Test
	void networkThatEveryDaemonHasIsNoReasonToAsk() {
		create("bridge", null);
		assertThat(this.cluster.dockerB.asked()).containsExactly(CREATE);
	}

	@Test
	void networkThatNobodyHasIsLeftToTheDaemon() {
		this.cluster.dockers().forEach((docker) -> has(docker, false, 201));
		assertThat(create("net", null).status()).isEqualTo(201);
		assertThat(this.cluster.dockerB.asked()).containsExactly(SHOW, CREATE);
	}

	@Test
	void networkThatCannotBeMadeThereSaysWhy() {
		has(this.cluster.dockerA, true, 201);
		has(this.cluster.dockerB, false, 403);
		EngineException failure = ((NodeAnswer.Failed) create("net", null)).failure();
		assertThat(failure.situation()).isEqualTo(Situation.CONFLICT);
		assertThat(failure).hasMessage("The network net is not on b, and cannot be made there: no");
		assertThat(this.cluster.dockerB.asked()).as("the same, then with addresses of its own choice")
			.containsExactly(SHOW, MAKE, MAKE);
		assertThat(this.cluster.claimed.size()).isZero();
	}

	@Test
	void networkThatSomebodyMakesAtTheSameMomentIsThere() {
		has(this.cluster.dockerA, true, 201);
		boolean[] made = { false };
		this.cluster.dockerB.engine().answers((request) -> {
			if (request.path().toString().equals("/networks/create")) {
				made[0] = true;
			}
			return answer(this.cluster.dockerB, request, made[0], 409);
		});
		assertThat(create("net", null).status()).isEqualTo(201);
		assertThat(this.cluster.dockerB.asked()).containsExactly(SHOW, MAKE, SHOW, CREATE);
	}

	private static void has(FakeDocker docker, boolean has, int made) {
		docker.engine().answers((request) -> answer(docker, request, has, made));
	}

	private static EngineResponse answer(FakeDocker docker, EngineRequest request, boolean has, int made) {
		return switch (request.path().toString()) {
			case "/networks/net" -> has
					? docker.engine()
						.answer(200, "{\"Name\":\"net\",\"Id\":\"1\",\"Driver\":\"bridge\",\"Labels\":{\"l\":\"1\"}}")
					: docker.engine().answer(404, "{\"message\":\"network net not found\"}");
			case "/networks/create" -> docker.engine().answer(made, "{\"message\":\"no\"}");
			default -> docker.execute(request);
		};
	}

	private NodeAnswer create(String network, @Nullable Integer instances) {
		ObjectNode spec = RoutingCluster.spec("alpine");
		spec.putObject("HostConfig").put("NetworkMode", network);
		List<NodeAnswer> answers = this.creator.create(
				new ContainerOrder(spec, null, instances, PullPolicy.NEVER, RoutingCluster.B, null, Requests.ORIGIN));
		return answers.getFirst();
	}

}
