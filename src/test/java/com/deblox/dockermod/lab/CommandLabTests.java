package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command for people, run as a person does.
 */
class CommandLabTests extends LabTests {

	@TempDir
	private Path folder;

	@AfterEach
	void undrain() {
		Http.send("POST", node1.uri() + "/cluster/nodes/node1/undrain", "", "Authorization", "Bearer " + lab.token());
	}

	/**
	 * A container that says something at once, again and again, and ends when it is told.
	 */
	private static String speaker(String node, String name, int times) {
		Engine engine = lab.engine(node);
		String id = engine.post("/containers/create?name=" + name, """
				{"Image": "busybox", "StopSignal": "SIGKILL", "Cmd": ["sh", "-c",
				 "for i in $(seq %d); do echo %s $i; done; exec sleep 3600"]}""".formatted(times, name))
			.json()
			.path("Id")
			.asString();
		engine.start(id);
		return id;
	}

	private static void awaitKnown(String... names) {
		await(30).until(() -> List.of(names).stream().allMatch(Dockermod.run(node3, "ps").out()::contains));
	}

	@Test
	void tablesAndJsonTellWhatTheClusterHas() {
		speaker("node1", "web", 1);
		lab.engine("node2").create("idle");
		awaitKnown("web");
		Dockermod nodes = Dockermod.run(node3, "nodes");
		assertThat(nodes.status()).as(nodes.err()).isZero();
		assertThat(nodes.lines()).hasSize(4)
			.first()
			.asString()
			.contains("NODE", "STATE", "ENGINE", "VERSION", "LABELS");
		assertThat(nodes.lines().get(1)).startsWith("node1").contains("up", "1/1", "zone=a");
		Dockermod json = Dockermod.run(node3, "nodes", "--json");
		assertThat(json.json().path("nodes").size()).isEqualTo(3);
		Dockermod all = Dockermod.run(node3, "ps", "-a");
		assertThat(all.lines()).hasSize(3)
			.anyMatch((line) -> line.contains("web") && line.contains("node1"))
			.anyMatch((line) -> line.contains("idle") && line.contains("node2") && line.contains("created"));
		JsonNode filtered = Dockermod.run(node3, "ps", "-a", "-f", "node=node2", "--json").json();
		assertThat(filtered.path("containers").size()).isOne();
		assertThat(filtered.path("containers").get(0).path("name").asString()).isEqualTo("idle");
	}

	@Test
	void logsOfTwoNodesAreMergedByTimeAndFollowedUntilBothEnd() throws Exception {
		speaker("node1", "one", 50);
		speaker("node2", "two", 50);
		await(30).until(() -> Dockermod.run(node3, "logs", "one", "two").lines().size() == 100);
		Dockermod logs = Dockermod.run(node3, "logs", "-t", "one", "two");
		assertThat(logs.status()).as(logs.err()).isZero();
		assertThat(logs.lines().stream().map((line) -> java.time.Instant.parse(line.split(" ", -1)[2]))).hasSize(100)
			.isSorted();
		assertThat(logs.lines()).anyMatch((line) -> line.startsWith("node1/one | ") && line.endsWith(" one 50"))
			.anyMatch((line) -> line.startsWith("node2/two | ") && line.endsWith(" two 1"));
		Path out = this.folder.resolve("out");
		Process follow = Dockermod.start(node3, out, this.folder.resolve("err"), "logs", "-f", "--tail", "1", "one",
				"two");
		try {
			await(30).until(() -> Files.readAllLines(out).size() == 2);
			lab.engine("node1").post("/containers/one/kill", "");
			lab.engine("node2").post("/containers/two/kill", "");
			assertThat(follow.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(follow.exitValue()).isZero();
		}
		finally {
			follow.destroyForcibly();
		}
	}

	@Test
	void aLineThatTheDaemonKeepsInPiecesIsPrintedAsItWasWritten() {
		Engine engine = lab.engine("node2");
		String id = engine.post("/containers/create?name=long", """
				{"Image": "busybox", "Cmd": ["sh", "-c", "head -c 50000 /dev/zero | tr '\\\\0' x; echo; echo end"]}""")
			.json()
			.path("Id")
			.asString();
		engine.start(id);
		await(30).until(() -> Dockermod.run(node1, "logs", "--tail", "1", "long").out().equals("end\n"));
		assertThat(Dockermod.run(node1, "logs", "long").lines()).containsExactly("x".repeat(50_000), "end");
	}

	@Test
	void aContextLetsTheDockerCommandSpeakToTheCluster() {
		speaker("node1", "web", 1);
		awaitKnown("web");
		String config = this.folder.toString();
		for (Node node : List.of(node2, node3)) {
			// the second time it is changed
			Dockermod made = Dockermod.run(node, "context", "cluster", "--docker-config", config);
			assertThat(made.status()).as(made.err()).isZero();
			assertThat(made.lines()).last().isEqualTo("  docker --config " + config + " --context cluster ps");
			assertThat(docker(config, "context", "inspect", "cluster", "--format", "{{.Endpoints.docker.Host}}"))
				.isEqualTo(node.uri().replace("http", "tcp") + "\n");
			assertThat(docker(config, "--context", "cluster", "ps", "--format", "{{.Names}} {{.Image}}"))
				.isEqualTo("web busybox\n");
		}
	}

	private static String docker(String config, String... words) {
		List<String> command = new java.util.ArrayList<>(List.of("docker", "--config", config));
		command.addAll(List.of(words));
		return Lab.execute(command);
	}

	@Test
	void drainingStopsWhatANodeHasAndTellsHowFarItIs() {
		speaker("node1", "first", 1);
		speaker("node1", "second", 1);
		awaitKnown("first", "second");
		Dockermod drain = Dockermod.run(node2, "drain", "node1", "--stop", "--timeout", "1");
		assertThat(drain.status()).as(drain.err()).isZero();
		assertThat(drain.lines()).hasSize(3);
		assertThat(drain.lines().get(0)).matches("\\[1/2\\] first \\([0-9a-f]{12}\\) stopped");
		assertThat(drain.lines().get(1)).matches("\\[2/2\\] second \\([0-9a-f]{12}\\) stopped");
		assertThat(drain.lines().get(2)).isEqualTo("node1 takes no new containers; stopped: 2, failed: 0.");
		assertThat(Dockermod.run(node3, "nodes").lines().get(1)).contains("up, draining", "0/2");
		assertThat(Dockermod.run(node3, "undrain", "node1").out()).isEqualTo("node1 takes new containers again.\n");
		assertThat(Dockermod.run(node3, "nodes").lines().get(1)).doesNotContain("draining");
	}

	@Test
	void eventsAreSeenAndCtrlCEndsThemWithoutAWord() throws Exception {
		Path out = this.folder.resolve("out");
		Path err = this.folder.resolve("err");
		Process events = Dockermod.start(node3, out, err, "events", "-f", "kind=container-started");
		try {
			String id = lab.engine("node1").create("noisy");
			await(30).until(() -> {
				lab.engine("node1").start(id);
				lab.engine("node1").post("/containers/" + id + "/kill", "");
				return Files.readString(out).contains("node1     container-started     noisy  busybox");
			});
			Lab.execute(List.of("kill", "-INT", String.valueOf(events.pid())));
			assertThat(events.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(events.exitValue()).isEqualTo(130);
			assertThat(err).isEmptyFile();
		}
		finally {
			events.destroyForcibly();
		}
	}

	@Test
	void aFailureIsOneSentenceAndAStatus() throws IOException {
		Dockermod unknown = Dockermod.run(node1, "undrain", "nope");
		assertThat(unknown.status()).isEqualTo(1);
		assertThat(unknown.err()).contains("No such node: nope").contains("node1, node2, node3").hasLineCount(1);
		Dockermod token = Dockermod.run(new Node("node1", node1.uri(), "wrong"), "nodes");
		assertThat(token.status()).isEqualTo(1);
		assertThat(token.err()).contains("does not know this token", "--token-file").hasLineCount(1);
		Dockermod nobody = Dockermod.run(new Node("x", node1.uri().replace(":8080", ":8099"), "x"), "ps");
		assertThat(nobody.status()).isEqualTo(3);
		Dockermod socket = Dockermod.run(new Node("node2", lab.socket("node2"), "not asked"), "nodes");
		assertThat(socket.status()).as(socket.err()).isZero();
		speaker("node1", "big", 20_000);
		await(30).until(() -> Dockermod.run(node1, "logs", "--tail", "1", "big").out().contains("20000"));
		Path err = this.folder.resolve("err");
		Lab.execute(List.of("bash", "-c", "DOCKERMOD_NODE=" + node1.uri() + " DOCKERMOD_TOKEN=" + lab.token()
				+ " script/dockermod logs big 2>" + err + " | head -n 1"));
		assertThat(err).isEmptyFile();
	}

}
