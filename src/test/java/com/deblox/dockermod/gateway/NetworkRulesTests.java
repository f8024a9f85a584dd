package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.FakeEngine;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static com.deblox.dockermod.gateway.FakeNodes.request;
import static com.deblox.dockermod.gateway.FakeNodes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Networks, the same on all nodes.
 */
class NetworkRulesTests {

	private static final String GONE = "{\"message\":\"network net not found\"}";

	private final FakeNodes nodes = new FakeNodes();

	private final RouteTable table = new RouteTable(NetworkRoutes.of(this.nodes.view));

	@Test
	void createIsOnAllAndAnswersTheAskedNodesId() {
		this.nodes.engines.forEach((name, engine) -> engine.answers(201, "{\"Id\":\"" + name + "\"}"));
		EngineResponse response = answer("POST", "/networks/create", "{\"Name\":\"net\"}");
		assertThat(response.status()).isEqualTo(201);
		assertThat(text(response)).isEqualTo("{\"Id\":\"a\"}");
		assertThat(asked("b")).containsExactly("POST /networks/create");
	}

	@Test
	void createWhenANodeRefusesIsUndoneOnTheOthers() {
		this.nodes.engines.forEach((name, engine) -> engine.answers(201, "{\"Id\":\"" + name + "\"}"));
		this.nodes.b.answers(403, "{\"message\":\"Pool overlaps\"}");
		EngineResponse response = answer("POST", "/networks/create", "{\"Name\":\"net\"}");
		assertThat(response.status()).isEqualTo(403);
		assertThat(text(response)).isEqualTo("{\"message\":\"Pool overlaps (on b)\"}");
		assertThat(asked("a")).containsExactly("POST /networks/create", "DELETE /networks/a");
		assertThat(asked("c")).containsExactly("POST /networks/create", "DELETE /networks/c");
	}

	@Test
	void createWhenTheNameIsTakenOnTheFirstAsksNobodyElse() {
		this.nodes.a.answers(409, "{\"message\":\"network with name net already exists\"}");
		assertThat(answer("POST", "/networks/create", "{\"Name\":\"net\"}").status()).isEqualTo(409);
		assertThat(asked("b")).isEmpty();
	}

	@Test
	void createWhenANodeIsLostNamesIt() {
		this.nodes.engines.forEach((name, engine) -> engine.answers(201, "{\"Id\":\"" + name + "\"}"));
		this.nodes.lose("c", this.nodes.c);
		assertThat(answer("POST", "/networks/create", "{\"Name\":\"net\"}").header(Everywhere.INCOMPLETE))
			.startsWith("c: lost since");
	}

	@Test
	void createWhenOneDoesNotAnswerIsUndone() {
		this.nodes.engines.forEach((name, engine) -> engine.answers(201, "{\"Id\":\"" + name + "\"}"));
		this.nodes.c.fails(Situation.TIMEOUT);
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> answer("POST", "/networks/create", "{\"Name\":\"net\"}"))
			.withMessageContaining("removed again");
		assertThat(asked("a")).contains("DELETE /networks/a");
	}

	@Test
	void createForTestcontainersIsOnTheAskedNode() {
		this.nodes.a.answers(201, "{}");
		answer("POST", "/networks/create", "{\"Name\":\"net\",\"Labels\":{\"org.testcontainers\":\"true\"}}");
		assertThat(asked("b")).isEmpty();
	}

	@Test
	void inspectTakesAnyNodesId() {
		this.nodes.all(404, GONE);
		this.nodes.c.answers(200, "{\"Name\":\"net\"}");
		assertThat(text(answer("GET", "/networks/idonc", null))).isEqualTo("{\"Name\":\"net\"}");
	}

	@Test
	void inspectShowsTheContainersOfAllNodes() {
		this.nodes.a.answers(200, "{\"Name\":\"net\",\"Id\":\"1\",\"Containers\":{\"x\":{\"Name\":\"one\"}}}");
		this.nodes.b.answers(200, "{\"Name\":\"net\",\"Id\":\"2\",\"Containers\":{\"y\":{\"Name\":\"two\"}}}");
		this.nodes.c.answers(404, GONE);
		assertThat(text(answer("GET", "/networks/1", null))).isEqualTo("""
				{"Name":"net","Id":"1","Containers":{"x":{"Name":"one"},"y":{"Name":"two"}}}""");
		assertThat(text(answer("GET", "/networks/net?node=b", null))).contains("two").doesNotContain("one");
	}

	@Test
	void aSpecsNetworkIdBecomesItsName() {
		this.nodes.all(404, GONE);
		this.nodes.b.answers(200, "{\"Name\":\"net\"}");
		ObjectNode spec = (ObjectNode) DaemonJson.read("""
				{"HostConfig":{"NetworkMode":"abc123"},\
				"NetworkingConfig":{"EndpointsConfig":{"abc123":{"Aliases":["web"]}}}}""");
		new NetworkNames(this.nodes.view).inSpec(spec, request("POST", "/containers/create"));
		assertThat(spec).hasToString("""
				{"HostConfig":{"NetworkMode":"net"},\
				"NetworkingConfig":{"EndpointsConfig":{"net":{"Aliases":["web"]}}}}""");
		assertThat(asked("b")).as("though it is named twice").hasSize(1);
	}

	@Test
	void aSpecsNetworkThatNobodyHasStays() {
		this.nodes.all(404, GONE);
		for (String mode : List.of("bridge", "container:abc", "abc")) {
			ObjectNode spec = (ObjectNode) DaemonJson.read("{\"HostConfig\":{\"NetworkMode\":\"" + mode + "\"}}");
			new NetworkNames(this.nodes.view).inSpec(spec, request("POST", "/containers/create"));
			assertThat(spec.path("HostConfig").path("NetworkMode").asString()).isEqualTo(mode);
		}
	}

	@Test
	void aFiltersNetworkIdBecomesItsName() {
		this.nodes.a.answers(200, "{\"Name\":\"net\"}");
		for (String filter : List.of("[\"abc123\"]", "{\"abc123\":true}")) {
			EngineRequest list = Requests.request("GET", DockerPath.of("containers", "json")
				.with("filters", "{\"label\":[\"a\"],\"network\":" + filter + "}"));
			assertThat(new NetworkNames(this.nodes.view).inFilter(list).path().parameter("filters"))
				.isEqualTo("{\"label\":[\"a\"],\"network\":[\"net\"]}");
		}
	}

	@Test
	void connectIsOnTheOwnerByName() {
		this.nodes.a.answers((request) -> request.path().isContainerOperation()
				? this.nodes.b.answer(200, "{\"Id\":\"full\"}") : this.nodes.a.answer(200, "{\"Name\":\"net\"}"));
		this.nodes.b.answers(200, "{}");
		answer("POST", "/networks/idona/connect", "{\"Container\":\"web\",\"Future\":1}");
		EngineRequest connect = this.nodes.b.asked.getLast();
		assertThat(connect.path()).hasToString("/networks/net/connect");
		assertThat(connect.body()).asString().isEqualTo("{\"Container\":\"full\",\"Future\":1}");
	}

	@Test
	void connectWhenTheOwnerLacksTheNetworkMakesItThere() {
		this.nodes.a.answers((request) -> request.path().isContainerOperation()
				? this.nodes.b.answer(200, "{\"Id\":\"full\"}") : this.nodes.a.answer(200, "{\"Name\":\"net\"}"));
		this.nodes.b.answers((request) -> this.nodes.b.answer(request.method().equals("GET") ? 404 : 201, "{}"));
		answer("POST", "/networks/net/connect", "{\"Container\":\"web\"}");
		assertThat(asked("b")).containsExactly("GET /networks/net", "POST /networks/create",
				"POST /networks/net/connect");
	}

	@Test
	void deleteIsByNameOnAll() {
		this.nodes.all(200, "{\"Name\":\"net\"}");
		this.nodes.c.answers(404, GONE);
		assertThat(answer("DELETE", "/networks/idona", null).isError()).isFalse();
		assertThat(asked("b")).contains("DELETE /networks/net");
	}

	@Test
	void deleteWhileUsedAnywhereRemovesNothing() {
		this.nodes.all(200, "{\"Name\":\"net\",\"Containers\":{}}");
		this.nodes.b.answers(200, "{\"Name\":\"net\",\"Containers\":{\"c\":{}}}");
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> answer("DELETE", "/networks/net", null))
			.withMessage("error while removing network: network net has active endpoints (on b)");
		assertThat(asked("a")).noneMatch((path) -> path.startsWith("DELETE"));
	}

	@Test
	void deleteOfNothingIsA404() {
		this.nodes.all(404, GONE);
		assertThat(answer("DELETE", "/networks/net", null).status()).isEqualTo(404);
	}

	private List<String> asked(String node) {
		FakeEngine engine = this.nodes.engines.get(node);
		return (engine != null)
				? engine.asked.stream().map((request) -> request.method() + " " + request.path()).toList() : List.of();
	}

	private EngineResponse answer(String method, String path, @Nullable String body) {
		return this.nodes.answer(this.table, method, path, body);
	}

}
