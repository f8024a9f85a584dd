package com.deblox.dockermod.actions;

import java.util.List;

import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.ContainerOrder;
import com.deblox.dockermod.routing.PullPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.deblox.dockermod.actions.FakeCluster.NODE1;
import static com.deblox.dockermod.actions.FakeCluster.NODE2;
import static com.deblox.dockermod.actions.FakeCluster.answer;
import static com.deblox.dockermod.actions.FakeCluster.failure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CreateActions}.
 */
class CreateActionsTests {

	private static final String CREATED = "{\"Id\":\"adda8bf8\",\"Warnings\":[]}\n";

	private final FakeCluster cluster = new FakeCluster();

	@BeforeEach
	void createsSucceed() {
		this.cluster.all = List.of(answer(NODE2, 201, CREATED));
	}

	@Test
	void createWhenImageOnlyOrdersThatImage() {
		ActionResult result = this.cluster.execute("{\"action\":\"create-container\",\"image\":\"ubuntu\"}");
		ContainerOrder order = this.cluster.orders.getFirst();
		assertThat(order.spec().toString()).isEqualTo("{\"Image\":\"ubuntu\"}");
		assertThat(order.name()).isNull();
		assertThat(order.instances()).isNull();
		assertThat(order.node()).isNull();
		assertThat(order.pull()).isEqualTo(PullPolicy.MISSING);
		assertThat(order.registryAuth()).isEqualTo("c2VjcmV0");
		assertThat(order.origin()).isEqualTo(FakeCluster.ORIGIN);
		assertThat(result.status()).isEqualTo(200);
		assertThat(FakeCluster.text(result)).contains("\"Response\":{\"Body\":" + CREATED + "}")
			.endsWith("\"dockerInstance\":\"node2\",\"statusCode\":201}");
	}

	@Test
	void createWhenEverythingIsGivenOrdersIt() {
		this.cluster.execute("""
				{"action":"create-container","template":"test","image":"alpine:3","name":"/web","pull":"always",
				"dockerInstance":"node1","instances":2,
				"overrides":{"Cmd":null,"HostConfig":{"Memory":18446744073709551615,"X":1e400}}}""");
		ContainerOrder order = this.cluster.orders.getFirst();
		assertThat(order.spec().path("Image").asString()).isEqualTo("alpine:3");
		assertThat(order.spec().has("Cmd")).isFalse();
		assertThat(order.spec().path("Labels").path("dockermod.template").asString()).isEqualTo("test");
		assertThat(order.spec().path("HostConfig").toString())
			.isEqualTo("{\"Memory\":18446744073709551615,\"X\":1E+400}");
		assertThat(order.name()).isEqualTo("web");
		assertThat(order.pull()).isEqualTo(PullPolicy.ALWAYS);
		assertThat(order.node()).isEqualTo(NODE1);
		assertThat(order.instances()).isEqualTo(2);
	}

	@Test
	void createWhenTemplateOnlyOrdersItsSpec() {
		this.cluster.execute("{\"action\":\"create-container\",\"template\":\"test\"}");
		assertThat(this.cluster.orders.getFirst().spec().path("Image").asString()).isEqualTo("busybox");
	}

	@Test
	void createWhenOneInstanceIsAskedForIsAList() {
		ActionResult result = this.cluster
			.execute("{\"action\":\"create-container\",\"image\":\"ubuntu\",\"instances\":1}");
		assertThat(FakeCluster.json(result).path("containers").size()).isEqualTo(1);
		assertThat(result.status()).isEqualTo(200);
	}

	@Test
	void createWhenSomeFailTellsOfEach() {
		this.cluster.all = List.of(answer(NODE1, 201, CREATED), failure(NODE2, Situation.TIMEOUT),
				answer(NODE2, 409, "{\"message\":\"Conflict.\"}"));
		ActionResult result = this.cluster
			.execute("{\"action\":\"create-container\",\"image\":\"ubuntu\",\"instances\":3}");
		assertThat(result.status()).isEqualTo(207);
		assertThat(FakeCluster.json(result).at("/containers/0/Response/Body/Id").asString()).isEqualTo("adda8bf8");
		assertThat(FakeCluster.json(result).at("/containers/1/requestId").asString()).isEqualTo(FakeCluster.ID.value());
		assertThat(FakeCluster.json(result).at("/containers/1/error").asString()).contains("TIMEOUT");
		assertThat(FakeCluster.json(result).at("/containers/2/error").asString()).isEqualTo("Conflict.");
	}

	@Test
	void createWhenDaemonRefusesSpecPassesThatOn() {
		this.cluster.all = List.of(answer(NODE1, 400, "{\"message\":\"invalid spec\"}"));
		ActionResult result = this.cluster
			.execute("{\"action\":\"create-raw-container\",\"body\":{\"Image\":\"a\",\"Cmd\":5}}");
		assertThat(result.status()).isEqualTo(400);
		assertThat(FakeCluster.json(result).path("error").asString()).isEqualTo("invalid spec");
	}

	@Test
	void createRawOrdersBodyAsItIs() {
		String body = "{\"zeta\":1.10,\"Image\":\"a\",\"Env\":[\"X=\u00e9\"],\"n\":null}";
		this.cluster.execute("{\"action\":\"create-raw-container\",\"body\":" + body + ",\"pull\":\"never\"}");
		assertThat(this.cluster.orders.getFirst().spec().toString()).isEqualTo(body);
		assertThat(this.cluster.orders.getFirst().pull()).isEqualTo(PullPolicy.NEVER);
	}

}
