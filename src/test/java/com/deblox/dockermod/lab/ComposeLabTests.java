package com.deblox.dockermod.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Debian's docker-compose on a node's socket runs a project with a network and a volume
 * of its own.
 */
class ComposeLabTests extends LabTests {

	private static final Path FILE = Path.of("src", "test", "resources", "clients", "compose", "shop",
			"docker-compose.yml");

	@AfterEach
	void down() {
		compose("node1", "down", "-v", "-t", "1");
	}

	@Test
	void aProjectLivesFromUpToDown() {
		done("node1", "up", "-d");
		assertThat(done("node2", "ps")).contains("shop_store_1").contains("shop_web_1").contains("Up");
		await(30).until(() -> done("node2", "logs", "store").contains("store is ready"));
		await(30).untilAsserted(
				() -> assertThat(compose("node3", "exec", "-T", "store", "wget", "-qO-", "http://web/").output())
					.contains("hello"));
		assertThat(done("node1", "exec", "-T", "store", "cat", "/data/log")).contains("kept");

		done("node1", "up", "-d", "--scale", "web=2");
		assertThat(done("node1", "ps", "-q", "web").lines()).hasSize(2);
		assertThat(lab.engines().stream().filter((engine) -> !engine.ids().isEmpty())).hasSize(1);

		done("node2", "down", "-v", "-t", "1");
		assertThat(idsOfEngines()).isEmpty();
		for (String what : List.of("network", "volume")) {
			assertThat(lab.docker("node3", what, "ls", "--format", "{{.Name}}").output()).doesNotContain("shop_");
		}
	}

	private static String done(String node, String... words) {
		Docker compose = compose(node, words);
		assertThat(compose.exit()).as(compose.output()).isZero();
		return compose.output();
	}

	private static Docker compose(String node, String... words) {
		List<String> command = new ArrayList<>(List.of("docker-compose", "-p", "shop", "-f", FILE.toString()));
		command.addAll(List.of(words));
		return Docker.other(lab.socket(node), command.toArray(String[]::new));
	}

}
