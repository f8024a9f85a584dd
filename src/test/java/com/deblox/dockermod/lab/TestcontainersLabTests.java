package com.deblox.dockermod.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that use Testcontainers on a node's socket: all that they start is on the asked
 * node, where its published ports are dialled.
 */
@Tag("long")
class TestcontainersLabTests extends LabTests {

	private static final String REMOTE_IMAGE = lab.registry() + "/team/testcontainers:1";

	@TempDir
	private Path home;

	@BeforeEach
	void onlyTheRegistryHasTheImage() {
		for (List<String> words : List.of(List.of("tag", "busybox", REMOTE_IMAGE), List.of("push", REMOTE_IMAGE),
				List.of("rmi", REMOTE_IMAGE))) {
			Docker docker = lab.docker("node1", words.toArray(String[]::new));
			assertThat(docker.exit()).as(docker.output()).isZero();
		}
	}

	@AfterEach
	void forgetTheImage() {
		lab.docker("node1", "rmi", REMOTE_IMAGE);
	}

	@Test
	void testsOnANodesHostFindTheirPorts() {
		String engine = String.valueOf(lab.enginePid("node2"));
		day("node2", List.of("nsenter", "--target", engine, "--net", "env"));
	}

	@Test
	void testsElsewhereAreToldTheNodesAddress() {
		day("node3", List.of("env", "TESTCONTAINERS_HOST_OVERRIDE=" + node3.address()));
	}

	private void day(String node, List<String> before) {
		Path report = this.home.resolve("nodes");
		List<String> command = new ArrayList<>(before);
		// the lab has neither the image of Ryuk nor the small one that is asked for the
		// gateway when the tests themselves are in a container
		command.addAll(List.of("TESTCONTAINERS_RYUK_DISABLED=true", "TESTCONTAINERS_TINYIMAGE_CONTAINER_IMAGE=busybox",
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
				"-XX:+UseSerialGC", "-Duser.home=" + this.home, "-cp", System.getProperty("java.class.path"),
				TestcontainersDay.class.getName(), report.toString(), REMOTE_IMAGE));
		Docker day = Docker.other(lab.socket(node), command.toArray(String[]::new));
		assertThat(day.exit()).as(day.output()).isZero();
		assertThat(report).hasContent(node);
		assertThat(idsOfEngines()).isEmpty();
		assertThat(made("network")).isEmpty();
		// without Ryuk they stay, as on one daemon
		String images = made("image");
		assertThat(images.lines()).isNotEmpty();
		images.lines().forEach((id) -> assertThat(holders(id)).containsExactly(node));
		images.lines().forEach((id) -> lab.docker(node, "image", "rm", "--force", id));
	}

	private static String made(String what) {
		return lab.docker("node1", what, "ls", "--filter", "label=org.testcontainers=true", "--quiet").output();
	}

	private static List<String> holders(String image) {
		return lab.engines()
			.stream()
			.filter((engine) -> engine.get("/images/" + image + "/json").status() == 200)
			.map(Engine::name)
			.toList();
	}

}
