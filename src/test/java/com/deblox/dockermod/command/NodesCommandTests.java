package com.deblox.dockermod.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of nodes as a person reads it.
 */
class NodesCommandTests {

	private static final String NODES = """
			{"nodes": [
			{"dockerInstance": "node1", "state": "up", "registered": true, "draining": true, "since": "2026-11-28T03:00:00Z",
			 "address": "10.0.0.11:8080", "containers": 5, "running": 3, "cpus": 2, "memory": 8589934592,
			 "engineVersion": "29.1.0", "labels": {"zone": "a", "disk": "ssd"}, "version": "2.0.0"},
			{"dockerInstance": "node2", "state": "lost", "registered": false, "draining": false,
			 "since": "2026-11-28T03:05:00Z", "address": "10.0.0.12:8080", "containers": 1, "running": 1, "cpus": 0,
			 "memory": 0, "engineVersion": "", "labels": {}}]}""";

	private final FakeNode node = new FakeNode().json("/cluster/nodes", NODES);

	@AfterEach
	void close() {
		this.node.close();
	}

	@Test
	void aTableHasEachNodeWithItsStateAndWhatItHas() {
		Ran ran = Ran.at(this.node, "nodes");
		assertThat(ran.status()).isZero();
		assertThat(ran.lines()).containsExactly(
				"NODE    STATE                          RUNNING   CPUS   MEMORY    ENGINE   VERSION   ADDRESS          LABELS",
				"node1   up, draining                   3/5       2      8.0 GiB   29.1.0   2.0.0     10.0.0.11:8080   zone=a,disk=ssd",
				"node2   lost for 5 min, unregistered   1/1       -      -         -        -         10.0.0.12:8080");
	}

	@Test
	void jsonIsWhatTheNodeSays() {
		Ran ran = Ran.at(this.node, "nodes", "--json");
		assertThat(ran.status()).isZero();
		assertThat(Json.read(ran.out())).isEqualTo(Json.read(NODES));
	}

}
