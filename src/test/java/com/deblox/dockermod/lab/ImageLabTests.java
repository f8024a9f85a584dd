package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes in containers of the Dockerfile's image, one on each host with its daemon's
 * socket.
 */
@Tag("long")
class ImageLabTests extends LabTests {

	private static final String CACHE = "/var/cache/dockermod/application.aot";

	@TempDir
	static Path folder;

	private final NodeImage image = new NodeImage(lab, folder);

	/** Before the lab's own nodes come back to the same ports. */
	@AfterEach
	void cleanUp() {
		this.image.remove();
	}

	@Test
	void whoFollowsThePageHasNodesInContainersThatJoinAnswerAndAreHealthyWithoutBeingRoot() throws IOException {
		this.image.build();
		this.image.tryOut("node3");
		awaitHealthy("node3");
		this.image.removeTried("node3");
		this.image.makeSecrets();
		List<Node> nodes = new ArrayList<>();
		for (String name : Lab.NODES) {
			breaks("stop", name);
			nodes.add(this.image.start(name));
		}
		for (String name : Lab.NODES) {
			awaitHealthy(name);
			assertThat(this.image.exec(name, "id -u")).isEqualTo(NodeImage.USER);
		}
		for (Node node : nodes) {
			await(30).until(() -> Lab.NODES.stream().allMatch((name) -> node.stateOf(name).equals("up")));
			assertThat(node.send("GET", "/containers/" + this.image.inspect("node2", "{{.Id}}") + "/json").status())
				.isEqualTo(200);
		}
		startsWithTheCacheOfTheImage();
		assertThat(this.image.stop("node3")).isEqualTo("143");
	}

	private void awaitHealthy(String name) {
		await(120)
			.untilAsserted(() -> assertThat(this.image.inspect(name, "{{.State.Health.Status}}")).isEqualTo("healthy"));
	}

	private void startsWithTheCacheOfTheImage() {
		assertThat(this.image.exec("node1", "grep -c " + CACHE + " /proc/1/maps")).isNotEqualTo("0");
		// it fits: else a new one would be made, where nothing can be written
		assertThat(this.image.exec("node1", "env JAVA=/usr/lib/dockermod/runtime/bin/java /usr/lib/dockermod/aot-cache"
				+ " /usr/lib/dockermod " + CACHE))
			.isEmpty();
	}

}
