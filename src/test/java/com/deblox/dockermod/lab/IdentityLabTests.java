package com.deblox.dockermod.lab;

import com.deblox.dockermod.lab.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody serves under another's name, on another's daemon, or without the secret.
 */
@Tag("long")
class IdentityLabTests extends LabTests {

	@Test
	void theLaterOfTwoHostsWithOneNameSaysWhyAndServesNothing() {
		breaks("stop", "node3");
		await(30).until(() -> node1.stateOf("node3").equals("lost"));
		lab.run("start", "node3", "--no-wait", "--dockermod.node.name=node1");
		refuses("its name, node1, is that of the node at 10.");
		assertThat(node1.action("list-containers").status()).isEqualTo(200);
		assertThat(node2.stateOf("node1")).isEqualTo("up");
	}

	@Test
	void theLaterOfTwoNodesOnOneDaemonSaysWhyAndServesNothing() {
		String id = node1.create("dockerInstance", "node2");
		breaks("stop", "node3");
		await(30).until(() -> node1.stateOf("node3").equals("lost"));
		assertThat(node1.action("unregister", "hostname", "node3").status()).isEqualTo(204);
		lab.run("start", "node3", "--no-wait",
				"--dockermod.docker.host=" + lab.engine("node2").uri().replace("http://", "tcp://"));
		refuses("is that of node2 at 10.");
		await(30).untilAsserted(() -> assertThat(node1.list().body().findValuesAsString("Id")).containsExactly(id));
		assertThat(node1.action("inspect-container", "id", id).json().path("dockerInstance").asString())
			.isEqualTo("node2");
	}

	@Test
	void aNodeWithAnotherSecretDoesNotJoin() {
		breaks("stop", "node3");
		await(30).until(() -> node1.stateOf("node3").equals("lost"));
		lab.run("start", "node3", "--dockermod.security.secret=quite-another-secret-of-someone",
				"--dockermod.security.secret-file=");
		assertThat(node3.action("list-nodes").json().path("nodes").findValuesAsString("dockerInstance"))
			.containsExactly("node3");
		assertThat(node1.stateOf("node3")).isEqualTo("lost");
	}

	/** It runs as another than it should be, so that it does not look broken. */
	@AfterEach
	void stopTheImpostor() {
		lab.run("stop", "node3");
	}

	private static void refuses(String sentence) {
		await(60).ignoreExceptions().untilAsserted(() -> {
			Answer refused = node3.action("list-containers");
			assertThat(refused.status()).isEqualTo(409);
			assertThat(refused.error()).contains("This node does not serve").contains(sentence);
		});
		assertThat(node3.action("create-container", "template", "test").status()).isEqualTo(409);
		assertThat(node3.action("list-nodes").status()).isEqualTo(409);
	}

}
