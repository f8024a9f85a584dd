package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.EngineResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static com.deblox.dockermod.gateway.FakeNodes.request;
import static com.deblox.dockermod.gateway.FakeNodes.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the cluster says of itself.
 */
class SystemRulesTests {

	private final FakeNodes nodes = new FakeNodes();

	@Test
	void versionIsTheDaemonsInTheVersionThatAllSpeak() {
		this.nodes.a.answers(200, """
				{"Platform":{"Name":"Docker Engine"},"Version":"28","ApiVersion":"1.49",\
				"Components":[{"Name":"Engine","Details":{"ApiVersion":"1.49","Os":"linux"}},{"Name":"runc"}]}""");
		VersionRule rule = new VersionRule(this.nodes, new Versions(this.nodes::nodes));
		assertThat(text(rule.answer(request("GET", "/version")))).isEqualTo("""
				{"Platform":{"Name":"DockerMod, Docker Engine"},"Version":"28","ApiVersion":"1.41",\
				"Components":[{"Name":"Engine","Details":{"ApiVersion":"1.41","Os":"linux"}},{"Name":"runc"}]}""");
	}

	@Test
	void infoWhenTheAskedNodesDaemonIsDownIsTheFirstOthers() {
		this.nodes.lose("a", this.nodes.a);
		this.nodes.b.answers(200, "{\"ID\":\"idb\",\"Containers\":3,\"ServerVersion\":\"28\"}");
		this.nodes.c.answers(500, "{\"message\":\"no\"}");
		JsonNode info = DaemonJson.read(text(
				new InfoRule(this.nodes.everywhere, FakeNodes.A, this.nodes::nodes).answer(request("GET", "/info"))));
		assertThat(info.path("ServerVersion").asString()).isEqualTo("28");
		assertThat(info.path("ID").asString()).isEqualTo("engine-a");
		assertThat(info.path("Name").asString()).isEqualTo("a");
		assertThat(info.path("Warnings").toString()).contains("WARNING: a is lost")
			.contains("WARNING: c did not answer");
		assertThat(info.path("DriverStatus").path(1).path(1).asString()).isEqualTo("up, 10.0.0.2:8080, 3 containers");
	}

	@Test
	void whoLeavesASwarmHearsThatThereIsNone() {
		EngineResponse response = SystemRoutes.leave(FakeNodes.A)
			.rule()
			.answer(request("POST", "/swarm/leave?force=1"));
		assertThat(response.status()).isEqualTo(503);
		assertThat(text(response)).isEqualTo("{\"message\":\"This node is not part of a swarm\"}");
	}

	@Test
	void aPortOnAllAddressesOfBothFamiliesIsShownOnce() {
		JsonNode ports = DaemonJson.read("""
				[{"IP":"0.0.0.0","PublicPort":80},{"IP":"::","PublicPort":80},{"IP":"127.0.0.1","PublicPort":81},\
				{"PrivatePort":82}]""");
		new NodeDirectory(this.nodes::nodes).showPorts(ports, FakeNodes.A);
		assertThat(ports.toString()).isEqualTo("""
				[{"IP":"10.0.0.1","PublicPort":80},{"IP":"127.0.0.1","PublicPort":81},{"PrivatePort":82}]""");
	}

}
