package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * That constraints and affinities narrow the nodes down, and that wishes do where they
 * can.
 */
@ExtendWith(SharedCluster.class)
class PlacementWishTests {

	private final RoutingCluster cluster;

	private final ContainerCreator creator;

	PlacementWishTests(RoutingCluster cluster, ContainerCreator creator) {
		this.cluster = cluster;
		this.creator = creator;
	}

	@ParameterizedTest
	@CsvSource({ "zone==a, a", "ZONE!=a, b c", "zone==/a|b/, a b", "node==c, c", "node!=c, a b", "zone==~a, a",
			"zone==~nowhere, a b c", "operatingsystem==Deb*, a b c", "kernelversion!=5*, a b c",
			"storagedriver==overlay2, a b c", "architecture==amd64, a b c", "architecture==x86_64, a b c",
			"storage==ssd, a b c", "storage==~hdd, a b c" })
	void constraintIsAboutTheNodeItsEngineAndItsLabels(String constraint, String wished) {
		assertThat(eligible("constraint:" + constraint).wished()).containsExactlyElementsOf(names(wished));
	}

	@Test
	void constraintThatNobodyMeetsSaysWhyNodeByNode() {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> eligible("constraint:zone==x"))
			.withMessageContaining("a: the constraint zone==x is not met, its zone is a; b: ")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.NO_NODE);
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> eligible("constraint:disk==ssd"))
			.withMessageContaining("a: the constraint disk==ssd is not met, it has no disk");
	}

	@Test
	void wishLeavesTheOtherNodesForWhatItsOwnCannotTake() {
		assertThat(eligible("constraint:zone==~b").others()).containsExactly(RoutingCluster.A, RoutingCluster.C);
		assertThat(eligible("constraint:zone==b").others()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "constraint:zone=a", "affinity:container", "constraint:", "affinity:==a" })
	void malformedIsRefusedBeforeAnybodyIsAsked(String variable) {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> create(variable))
			.extracting(EngineException::situation)
			.isEqualTo(Situation.BAD_REQUEST);
		assertThat(this.cluster.asked()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "container==web, b", "container!=web, a c", "container==full, b", "container==we*, b",
			"container!=/^w/, a c", "image==shop:1, c", "image!=shop:1, a b", "image==sh*, c", "image==/^shop$/, c",
			"com.example.type==frontend, a", "com.example.type!=front*, b c", "container==~nowhere, a b c",
			"container!=~web, a c", "container==~w*, b" })
	void affinityIsAboutWhatANodeHas(String affinity, String wished) {
		have();
		assertThat(eligible("affinity:" + affinity).wished()).containsExactlyElementsOf(names(wished));
	}

	@Test
	void affinityThatNobodyMeetsSaysWhyNodeByNode() {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> eligible("affinity:container==nowhere"))
			.withMessageContaining("a: the affinity container==nowhere is not met; b: ");
		this.cluster.nodeB.engine.fails(Situation.TIMEOUT);
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> eligible("affinity:container==nowhere"))
			.withMessageContaining("b: the affinity container==nowhere is not known to be met: it did not answer; c: ");
		assertThat(eligible("affinity:container!=nowhere").all()).containsExactly(RoutingCluster.A, RoutingCluster.C);
	}

	@Test
	void variablesBecomeLabelsOnTheirWay() {
		assertThat(create("constraint:zone==b").status()).isEqualTo(201);
		assertThat(this.cluster.dockerB.specs).hasSize(1);
		assertThat(this.cluster.dockerB.specs.getFirst().path("Env")).isEmpty();
		assertThat(this.cluster.dockerB.specs.getFirst().path("Labels").path("com.docker.swarm.constraints").asString())
			.isEqualTo("[\"zone==b\"]");
	}

	@Test
	void labelHoldsForEachOfABulk() {
		ObjectNode spec = RoutingCluster.spec("alpine");
		spec.putObject("Labels").put("com.docker.swarm.constraints", "[\"zone!=b\"]");
		this.creator.create(new ContainerOrder(spec, "web", 4, PullPolicy.NEVER, null, null, Requests.ORIGIN));
		assertThat(this.cluster.dockerA.specs).hasSize(2);
		assertThat(this.cluster.dockerC.specs).hasSize(2);
	}

	/** A has what carries a label, B a container called web, C an image of its own. */
	private void have() {
		this.cluster.dockerB.containers.put("full", "web");
		this.cluster.dockerC.images.add("shop:1");
		for (FakeDocker docker : this.cluster.dockers()) {
			docker.engine().answers((request) -> {
				String path = request.path().toString();
				if (path.startsWith("/images/json")) {
					return answer(docker, docker == this.cluster.dockerC, "\"RepoTags\":[\"shop:1\"]");
				}
				if (path.contains("filters")) {
					return answer(docker, docker == this.cluster.dockerA,
							"\"Labels\":{\"com.example.type\":\"frontend\"}");
				}
				return path.startsWith("/containers/json?")
						? answer(docker, docker == this.cluster.dockerB, "\"Names\":[\"/web\"]")
						: docker.execute(request);
			});
		}
	}

	private static EngineResponse answer(FakeDocker docker, boolean has, String item) {
		return docker.engine().answer(200, has ? "[{\"Id\":\"full\"," + item + "}]" : "[]");
	}

	private Eligible eligible(String variable) {
		return this.cluster.placement.eligible(order(variable));
	}

	private NodeAnswer create(String variable) {
		return this.creator.create(order(variable)).getFirst();
	}

	private static ContainerOrder order(String variable) {
		ObjectNode spec = RoutingCluster.spec("alpine");
		spec.putArray("Env").add(variable);
		return new ContainerOrder(spec, null, null, PullPolicy.NEVER, null, null, Requests.ORIGIN);
	}

	private static List<NodeName> names(String names) {
		return java.util.Arrays.stream(names.split(" ")).map(NodeName::new).toList();
	}

}
