package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a spec implies of its container's place.
 */
@ExtendWith(SharedCluster.class)
class PlacementTieTests {

	private static final List<NodeName> ALL = List.of(RoutingCluster.A, RoutingCluster.B, RoutingCluster.C);

	private final RoutingCluster cluster;

	private final NetworkTie networks;

	PlacementTieTests(RoutingCluster cluster) {
		this.cluster = cluster;
		this.networks = new NetworkTie(cluster.fanOut, cluster.deadlines);
	}

	@Test
	void eligibleWhenSpecSharesWithAContainerIsItsNode() {
		this.cluster.dockerB.containers.put("full", "other");
		for (String host : List.of("\"NetworkMode\":\"container:other\"", "\"PidMode\":\"container:other\"",
				"\"IpcMode\":\"container:other\"", "\"VolumesFrom\":[\"other:ro\"]", "\"VolumesFrom\":[\"other\"]",
				"\"Links\":[\"other:alias\"]", "\"Links\":[\"/other:/web/alias\"]", "\"Links\":[\"other\"]")) {
			assertThat(eligible("{\"HostConfig\":{" + host + "}}")).containsExactly(RoutingCluster.B);
		}
	}

	@Test
	void eligibleWhenTheOtherContainerIsNowhereLeavesItToTheDaemon() {
		assertThat(eligible("{\"HostConfig\":{\"NetworkMode\":\"container:other\"}}")).hasSize(3);
	}

	@Test
	void eligibleWhenTiesContradictSaysWhyForEachNode() {
		this.cluster.dockerB.containers.put("1", "one");
		this.cluster.dockerC.containers.put("2", "two");
		assertThatExceptionOfType(EngineException.class).isThrownBy(
				() -> eligible("{\"HostConfig\":{\"NetworkMode\":\"container:one\",\"PidMode\":\"container:two\"}}"))
			.withMessageContaining("b: the container two, which it shares something with, is on c")
			.withMessageContaining("c: the container one, which it shares something with, is on b");
	}

	@Test
	void eligibleForTestcontainersIsTheAskedNode() {
		assertThat(eligible("{\"Labels\":{\"org.testcontainers\":\"true\"}}")).containsExactly(RoutingCluster.A);
	}

	@Test
	void eligibleWhenOneNodeHasTheVolumeIsThatOne() {
		has(this.cluster.dockerC, "/volumes/data");
		has(this.cluster.dockerA, "/volumes/two");
		has(this.cluster.dockerB, "/volumes/two");
		this.cluster.dockers().forEach((docker) -> has(docker, "/nothing"));
		has(this.cluster.dockerC, "/volumes/data");
		assertThat(eligible("{\"HostConfig\":{\"Binds\":[\"data:/d\"]}}")).containsExactly(RoutingCluster.C);
		assertThat(eligible("{\"HostConfig\":{\"Mounts\":[{\"Type\":\"volume\",\"Source\":\"data\"}]}}"))
			.containsExactly(RoutingCluster.C);
		assertThat(eligible("{\"HostConfig\":{\"Binds\":[\"other:/d\",\"/data:/d\"]}}")).hasSize(3);
	}

	@Test
	void eligibleWhenNothingIsNamedAsksNobody() {
		assertThat(eligible("{\"HostConfig\":{\"Binds\":[\"/a:/b\"],\"NetworkMode\":\"bridge\"}}")).hasSize(3);
		assertThat(near(ALL, order("{\"HostConfig\":{\"NetworkMode\":\"default\"}}"))).isEqualTo(ALL);
		assertThat(this.cluster.asked()).isEmpty();
	}

	@Test
	void preferIsWhereTheNetworksContainersAre() {
		this.cluster.dockers().forEach((docker) -> has(docker, "/networks/net"));
		has(this.cluster.dockerB, "/containers/json");
		assertThat(near(ALL, order("{\"HostConfig\":{\"NetworkMode\":\"net\"}}"))).containsExactly(RoutingCluster.B);
	}

	@Test
	void preferForANetworkWithoutContainersIsTheSameNodeEachTime() {
		this.cluster.dockers().forEach((docker) -> has(docker, "/networks/net"));
		ContainerOrder order = order("{\"NetworkingConfig\":{\"EndpointsConfig\":{\"net\":{}}}}");
		assertThat(near(ALL, order)).hasSize(1).isEqualTo(near(ALL.reversed(), order));
	}

	@Test
	void preferForAComposeProjectIsWhereItsContainersOrElseItsVolumesAre() {
		ContainerOrder order = order("""
				{"Labels":{"com.docker.compose.project":"shop"},"HostConfig":{"NetworkMode":"shop_back"}}""");
		this.cluster.dockers().forEach((docker) -> has(docker, "/networks/shop_back"));
		assertThat(near(ALL, order)).hasSize(1).isEqualTo(near(ALL.reversed(), order));
		for (FakeDocker docker : this.cluster.dockers()) {
			docker.engine()
				.answers((request) -> request.path().toString().startsWith("/volumes")
						? docker.engine().answer(200, "{\"Volumes\":[]}") : docker.engine().answer(404, "{}"));
		}
		this.cluster.dockerC.engine()
			.answers((request) -> request.path().toString().startsWith("/volumes")
					? this.cluster.dockerC.engine().answer(200, "{\"Volumes\":[{\"Name\":\"data\"}]}")
					: this.cluster.dockerC.engine().answer(404, "{}"));
		assertThat(near(ALL, order)).containsExactly(RoutingCluster.C);
		has(this.cluster.dockerB, "/containers/json?all=1&filters=%7B%22label%22");
		assertThat(near(ALL, order)).containsExactly(RoutingCluster.B);
	}

	/** Its daemon has what the path begins with, and nothing else. */
	private static void has(FakeDocker docker, String path) {
		docker.engine()
			.answers((request) -> request.path().toString().startsWith(path)
					? docker.engine().answer(200, "[{\"Id\":\"1\"}]") : docker.engine().answer(404, "{}"));
	}

	private List<NodeName> eligible(String spec) {
		return this.cluster.placement.eligible(order(spec)).all();
	}

	private static ContainerOrder order(String spec) {
		ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(spec);
		return new ContainerOrder(tree, null, null, PullPolicy.NEVER, null, null, Requests.ORIGIN);
	}

	private List<NodeName> near(List<NodeName> eligible, ContainerOrder order) {
		List<NodeName> users = this.networks.users(eligible, order);
		return users.isEmpty() ? this.networks.choose(eligible, order) : users;
	}

}
