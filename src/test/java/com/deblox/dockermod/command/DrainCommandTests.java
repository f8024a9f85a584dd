package com.deblox.dockermod.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Taking nodes out of use, and back.
 */
class DrainCommandTests {

	private static final String STOPPING = """
			{"containerId": "0123456789abcdef", "name": "web", "status": "stopping"}
			{"containerId": "0123456789abcdef", "name": "web", "status": "stopped", "done": 1, "total": 2}
			{"containerId": "fedcba9876543210", "name": "db", "status": "stopping"}
			{"containerId": "fedcba9876543210", "name": "db", "status": "failed", "error": "it hangs", "done": 2, "total": 2}
			""";

	private final FakeNode node = new FakeNode();

	@AfterEach
	void close() {
		this.node.close();
	}

	@Test
	void withoutStopNothingIsStopped() {
		this.node.error("/cluster/nodes/node1/drain", 204, "");
		Ran ran = Ran.at(this.node, "drain", "node1");
		assertThat(ran).isEqualTo(new Ran(0, "node1 takes no new containers.\n", ""));
		assertThat(this.node.asked).containsExactly("POST /cluster/nodes/node1/drain");
		assertThat(Ran.at(this.node, "drain", "node1", "--timeout", "5").status()).isEqualTo(2);
	}

	@Test
	void stoppingTellsOfEachContainer() {
		this.node.json("/cluster/nodes/node1/drain",
				STOPPING + "{\"dockerInstance\": \"node1\", \"draining\": true, \"stopped\": 1, \"failed\": 1}\n");
		Ran ran = Ran.at(this.node, "drain", "node1", "--stop", "--timeout", "3");
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.lines()).containsExactly("[1/2] web (0123456789ab) stopped",
				"[2/2] db (fedcba987654) failed: it hangs", "node1 takes no new containers; stopped: 1, failed: 1.");
		assertThat(this.node.asked).containsExactly("POST /cluster/nodes/node1/drain?stop=true&timeout=3");
	}

	@Test
	void aDrainThatEndsBeforeAllIsStoppedIsNoSuccess() {
		this.node.json("/cluster/nodes/node1/drain", """
				{"dockerInstance": "node1", "draining": false, "stopped": 1, "failed": 0,\
				 "error": "node1 was undrained meanwhile: the rest was not stopped"}
				""");
		Ran ran = Ran.at(this.node, "drain", "node1", "--stop");
		assertThat(ran).isEqualTo(new Ran(1, "node1 takes new containers; stopped: 1, failed: 0.\n",
				"It ended early: node1 was undrained meanwhile: the rest was not stopped\n"));
		assertThat(Ran.at(this.node, "drain", "node1", "--stop", "--json").status()).isEqualTo(1);
	}

	@Test
	void anAnswerThatBreaksOffIsNoSuccess() {
		this.node.json("/cluster/nodes/node1/drain", STOPPING);
		Ran ran = Ran.at(this.node, "drain", "node1", "--stop");
		assertThat(ran.status()).isEqualTo(3);
		assertThat(ran.err()).contains("broke off before all containers of node1 were stopped");
	}

	@ParameterizedTest
	@CsvSource({ "undrain,node1 takes new containers again.", "register,node1 is in the pool.",
			"unregister,node1 is out of the pool." })
	void aWordAboutANodeIsSaidAndTold(String word, String told) {
		this.node.error("/cluster/nodes/node1/" + word, 204, "");
		assertThat(Ran.at(this.node, word, "node1")).isEqualTo(new Ran(0, told + "\n", ""));
		this.node.error("/cluster/nodes/other/" + word, 404,
				"{\"error\": \"No such node: other. The nodes are: node1\", \"statusCode\": 404}");
		assertThat(Ran.at(this.node, word, "other"))
			.isEqualTo(new Ran(1, "", "No such node: other. The nodes are: node1\n"));
		assertThat(Ran.at(this.node, word).status()).isEqualTo(2);
		assertThat(Ran.at(this.node, word, "..").status()).isEqualTo(2);
	}

}
