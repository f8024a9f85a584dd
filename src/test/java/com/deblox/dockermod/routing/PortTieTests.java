package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * That a port of a host is given to one container.
 */
@ExtendWith(SharedCluster.class)
class PortTieTests {

	private static final String PORT_8000 = "{\"80/tcp\":[{\"HostPort\":\"8000\"}]}";

	private final RoutingCluster cluster;

	private final ContainerCreator creator;

	PortTieTests(RoutingCluster cluster, ContainerCreator creator) {
		this.cluster = cluster;
		this.creator = creator;
	}

	@Test
	void nodeWhereARunningContainerHasThePortIsRefused() {
		publishes(this.cluster.dockerB, "web", "0.0.0.0", "tcp");
		assertThat(eligible(PORT_8000).all()).containsExactly(RoutingCluster.A, RoutingCluster.C);
	}

	@Test
	void takenEverywhereSaysByWhomNodeByNode() {
		this.cluster.dockers().forEach((docker) -> publishes(docker, "web", "::", "tcp"));
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> eligible(PORT_8000))
			.withMessage("No node can take a new container. a: port 8000/tcp is taken by web; "
					+ "b: port 8000/tcp is taken by web; c: port 8000/tcp is taken by web")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.NO_NODE);
	}

	@ParameterizedTest
	@CsvSource({ "'',0.0.0.0,true", "0.0.0.0,10.0.0.1,true", "10.0.0.1,0.0.0.0,true", "10.0.0.1,10.0.0.1,true",
			"10.0.0.1,10.0.0.2,false", "0.0.0.0,::,false", "::,::1,true", "'',::1,true" })
	void portOnAnotherAddressIsAnotherPort(String wanted, String taken, boolean refused) {
		publishes(this.cluster.dockerA, "web", taken, "tcp");
		String ports = "{\"80\":[{\"HostPort\":\"8000\",\"HostIp\":\"" + wanted + "\"}]}";
		assertThat(eligible(ports).all()).hasSize(refused ? 2 : 3);
	}

	@Test
	void aComposeServicesNewContainerMayHaveThePortOfTheOneThatItReplaces() {
		String labels = "{\"com.docker.compose.project\":\"p\",\"com.docker.compose.service\":\"web\","
				+ "\"com.docker.compose.container-number\":\"1\"}";
		this.cluster.dockers().forEach((docker) -> publishes(docker, "web", "0.0.0.0", "tcp", labels));
		ContainerOrder order = order(PORT_8000, null);
		order.spec().set("Labels", JsonMapper.shared().readTree(labels));
		assertThat(this.cluster.placement.eligible(order).all()).hasSize(3);
		((ObjectNode) order.spec().path("Labels")).put("com.docker.compose.container-number", "2");
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.cluster.placement.eligible(order));
	}

	@Test
	void aTakenPortDoesNotPartAContainerFromItsNetwork() {
		publishes(this.cluster.dockerB, "web", "0.0.0.0", "tcp");
		ContainerOrder order = order(PORT_8000, null);
		((ObjectNode) order.spec().path("HostConfig")).put("NetworkMode", "net");
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> this.cluster.placement.eligible(order))
			.withMessageContaining("a: its network is in use on b")
			.withMessageContaining("b: port 8000/tcp is taken by web");
	}

	@Test
	void portOfAnotherProtocolIsAnotherPort() {
		publishes(this.cluster.dockerA, "dns", "0.0.0.0", "udp");
		assertThat(eligible(PORT_8000).all()).hasSize(3);
		assertThat(eligible("{\"53/udp\":[{\"HostPort\":\"8000\"}]}").all()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", "null", "{\"80/tcp\":null}", "{\"80/tcp\":[{}]}", "{\"80/tcp\":[{\"HostPort\":\"\"}]}",
					"{\"80/tcp\":[{\"HostPort\":\"0\"}]}", "{\"80/tcp\":[{\"HostPort\":\"8000-8010\"}]}" })
	void portThatTheDaemonChoosesIsNoReasonToAsk(String ports) {
		assertThat(eligible(ports).all()).hasSize(3);
		assertThat(this.cluster.asked()).isEmpty();
	}

	@Test
	void nodeThatDoesNotSayWhatItPublishesIsRefused() {
		this.cluster.nodeC.engine.fails(Situation.TIMEOUT);
		assertThat(eligible(PORT_8000).all()).containsExactly(RoutingCluster.A, RoutingCluster.B);
		assertThat(eligible(PORT_8000).refusals().get(RoutingCluster.C))
			.isEqualTo("whether port 8000/tcp is taken is not known: it did not answer");
	}

	@Test
	void bulkGetsOneToEachNodeAndSaysWhyNoMore() {
		List<NodeAnswer> answers = this.creator.create(order(PORT_8000, 4));
		assertThat(answers).extracting(NodeAnswer::status).containsExactly(201, 201, 201, 503);
		assertThat(this.cluster.dockers()).allSatisfy((docker) -> assertThat(docker.specs).hasSize(1));
		assertThat(((NodeAnswer.Failed) answers.get(3)).failure())
			.hasMessageContaining("a: port 8000/tcp is taken by another container of this order; b: ");
	}

	@Test
	void nodeWithoutTheImageIsBroughtItWhereTheOthersHaveOneEach() {
		this.cluster.dockerC.images.clear();
		List<NodeAnswer> answers = this.creator.create(order(PORT_8000, 3));
		assertThat(answers).extracting(NodeAnswer::status).containsOnly(201);
		assertThat(this.cluster.dockers()).allSatisfy((docker) -> assertThat(docker.specs).hasSize(1));
	}

	private static void publishes(FakeDocker docker, String name, String address, String protocol) {
		publishes(docker, name, address, protocol, "{}");
	}

	private static void publishes(FakeDocker docker, String name, String address, String protocol, String labels) {
		docker.engine()
			.answers(
					(request) -> request.path().toString().startsWith("/containers/json")
							? docker.engine()
								.answer(200, "[{\"Id\":\"1\",\"Labels\":" + labels + ",\"Names\":[\"/" + name
										+ "\"],\"Ports\":[{\"IP\":\"" + address
										+ "\",\"PrivatePort\":80,\"PublicPort\":8000,\"Type\":\"" + protocol + "\"}]}]")
							: docker.execute(request));
	}

	private Eligible eligible(String ports) {
		return this.cluster.placement.eligible(order(ports, null));
	}

	private static ContainerOrder order(String ports, @Nullable Integer instances) {
		ObjectNode spec = RoutingCluster.spec("alpine");
		spec.putObject("HostConfig").set("PortBindings", JsonMapper.shared().readTree(ports));
		return new ContainerOrder(spec, null, instances, PullPolicy.NEVER, null, null, Requests.ORIGIN);
	}

}
