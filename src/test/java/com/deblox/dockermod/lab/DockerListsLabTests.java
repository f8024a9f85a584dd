package com.deblox.dockermod.lab;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ordinary docker command on any node: what it shows of the whole cluster.
 */
class DockerListsLabTests extends LabTests {

	@Test
	void psShowsAllNodesContainersAndTellsTwinsApart() {
		lab.engines().forEach((engine) -> engine.create("twin"));
		lab.engine("node2").create("single");
		for (Node node : lab.nodes()) {
			Docker ps = lab.docker(node.name(), "ps", "-a", "--format", "{{.Names}}");
			assertThat(ps.output().lines()).containsExactlyInAnyOrder("node1/twin", "node2/twin", "node3/twin",
					"single");
			assertThat(lab.docker(node.name(), "inspect", "-f", "{{.Node.Name}}", "node3/twin").output())
				.contains("node3");
		}
		assertThat(lab.docker("node1", "rm", "node3/twin").exit()).isZero();
		assertThat(lab.engine("node3").ids()).isEmpty();
	}

	@Test
	void infoAndVersionAreTheClusters() {
		lab.engines().forEach((engine) -> engine.create("one"));
		Docker info = lab.docker("node2", "info");
		assertThat(info.output()).contains("Containers: 3").contains("node1: up").contains("node3: up");
		assertThat(lab.docker("node1", "version", "-f", "{{.Server.APIVersion}}").output()).contains("1.41");
		assertThat(lab.docker("node1", "service", "ls").output()).contains("not supported");
	}

	@Test
	void anImageOfAllNodesIsOneRow() {
		Docker images = lab.docker("node3", "images", "--format", "{{.Repository}}:{{.Tag}}", "busybox");
		assertThat(images.output().lines()).containsExactly("busybox:latest");
	}

	@Test
	void whatIsMissingIsNamed() {
		String on1 = lab.engine("node1").create("here");
		breaks("kill", "node3");
		await(30).until(() -> node1.stateOf("node3").equals("lost"));
		Answer list = Http.send("GET", node1.uri() + "/containers/json?all=1", null, "Authorization",
				"Bearer " + lab.token());
		assertThat(list.status()).isEqualTo(200);
		assertThat(list.header("X-DockerMod-Incomplete")).contains("node3");
		assertThat(list.json().findValuesAsString("Id")).containsExactly(on1);
		JsonNode nodes = list.json().path(0).path("Nodes");
		assertThat(nodes.path(0).asString()).isEqualTo("node1");
	}

}
