package com.deblox.dockermod.lab;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Debian's docker-py on a node's socket does what it does on one daemon, with containers
 * of several nodes.
 */
@Tag("long")
class DockerPyLabTests extends LabTests {

	private static final Path DAY = Path.of("src", "test", "resources", "clients", "docker-py", "day.py");

	@Test
	void aDaysWorkIsDoneOnAllNodes() {
		Docker day = Docker.other(lab.socket("node1"), "/usr/bin/python3", DAY.toString());
		assertThat(day.exit()).as(day.output()).isZero();
		List<String> nodes = List.of(day.output().lines().findFirst().orElse("").split(" ", -1));
		assertThat(nodes).as(day.output()).contains("node1").hasSizeGreaterThan(1);
	}

}
