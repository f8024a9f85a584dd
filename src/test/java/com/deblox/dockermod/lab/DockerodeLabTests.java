package com.deblox.dockermod.lab;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * npm's dockerode does what it does on one daemon, with containers of several nodes: on a
 * node's socket and, with the token, on another's port.
 */
@Tag("long")
class DockerodeLabTests extends LabTests {

	private static final Path DAY = Path.of("src", "test", "resources", "clients", "dockerode", "day.js");

	private static final Path MODULES = Path.of("target", "clients", "dockerode", "node_modules");

	@Test
	void twoDaysWorkAtATimeAreDoneOnAllNodes() {
		List<Docker> days = atOnce(2, (i) -> (i == 0) ? day(lab.socket("node2"), "")
				: day(node3.uri().replace("http://", "tcp://"), lab.token()));
		for (Docker day : days) {
			assertThat(day.exit()).as(day.output()).isZero();
			assertThat(day.output().strip().split(" ", -1)).as(day.output()).hasSizeGreaterThan(1);
		}
		assertThat(idsOfEngines()).isEmpty();
	}

	private static Docker day(String host, String token) {
		return Docker.other(host, "env", "NODE_PATH=" + MODULES.toAbsolutePath(), "TOKEN=" + token,
				"REGISTRY=" + lab.registry(), "node", DAY.toString());
	}

}
