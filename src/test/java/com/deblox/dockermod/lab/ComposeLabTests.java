package com.deblox.dockermod.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Debian's docker-compose on a node's socket runs projects with networks, volumes and
 * builds of their own.
 */
class ComposeLabTests extends LabTests {

	private static final Path PROJECTS = Path.of("src", "test", "resources", "clients", "compose");

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

	@Test
	void aBuiltServiceStartsWhereItsVolumeIs() {
		// the layers of what is built anew draw the build to node1, the volume is on
		// node3
		lab.engine("node1").create("base");
		lab.engine("node1").post("/commit?container=base&repo=built_app", "{}");
		lab.engine("node1").removeAll();
		lab.engine("node3").post("/volumes/create", "{\"Name\": \"built_data\"}");
		try {
			Docker up = project("built", "node2", "up", "-d", "--build");
			assertThat(up.exit()).as(up.output()).isZero();
			assertThat(lab.engine("node3").ids()).hasSize(1);
			assertThat(lab.engine("node3").get("/images/built_app/json").json().path("Config").path("Labels"))
				.isEqualTo(lab.engine("node1").get("/images/built_app/json").json().path("Config").path("Labels"));
		}
		finally {
			project("built", "node1", "down", "-v", "-t", "1", "--rmi", "all");
		}
	}

	private static String done(String node, String... words) {
		Docker compose = compose(node, words);
		assertThat(compose.exit()).as(compose.output()).isZero();
		return compose.output();
	}

	private static Docker compose(String node, String... words) {
		return project("shop", node, words);
	}

	private static Docker project(String name, String node, String... words) {
		List<String> command = new ArrayList<>(List.of("docker-compose", "-p", name, "-f",
				PROJECTS.resolve(name).resolve("docker-compose.yml").toString()));
		command.addAll(List.of(words));
		return Docker.other(lab.socket(node), command.toArray(String[]::new));
	}

}
