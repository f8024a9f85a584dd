package com.deblox.dockermod.lab;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.deblox.dockermod.api.ServerSentEvents.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens in the cluster, as those see it who follow it at any node.
 */
class ClusterEventsLabTests extends LabTests {

	private static final Map<String, String> KINDS = Map.of("create", "created", "start", "started", "pause", "paused",
			"unpause", "unpaused", "die", "died", "destroy", "removed", "rename", "renamed");

	private final Map<Node, FollowedEvents> followed = new LinkedHashMap<>();

	@AfterEach
	void leave() {
		this.followed.values().forEach(FollowedEvents::close);
	}

	@Test
	void whatHappensAtAnyDaemonIsToldAtEveryNodeOnceAndInOrder() {
		followAll();
		Instant begin = Instant.now();
		atOnce(Lab.NODES.size(), (i) -> lifeOf("c" + i, lab.engines().get(i)));
		for (int i = 0; i < Lab.NODES.size(); i++) {
			List<String> told = told(lab.engines().get(i), begin);
			assertThat(told).containsSubsequence("container-created c" + i, "container-started c" + i,
					"container-paused c" + i, "container-renamed c" + i + "-renamed",
					"container-died c" + i + "-renamed", "container-removed c" + i + "-renamed",
					"container-created short", "container-started short", "container-died short",
					"container-removed short");
			String owner = Lab.NODES.get(i);
			for (FollowedEvents client : this.followed.values()) {
				await(10).untilAsserted(() -> assertThat(client.words(owner)).isEqualTo(told));
			}
		}
		assertThat(this.followed.get(node1)).isNotNull().satisfies((client) -> {
			Event renamed = client.events()
				.stream()
				.filter((event) -> event.kind().equals("container-renamed"))
				.findFirst()
				.orElseThrow();
			assertThat(renamed.data().path("oldName").asString()).isEqualTo(renamed.name().replace("-renamed", ""));
			assertThat(renamed.data().path("image").asString()).isEqualTo("busybox");
			assertThat(client.events()).filteredOn((event) -> event.kind().equals("container-died"))
				.extracting((event) -> event.data().path("exitCode").asInt())
				.containsExactlyInAnyOrder(137, 137, 137, 7, 7, 7);
		});
		this.followed.values().forEach((client) -> assertThat(client.events()).noneMatch(Event::missed));
	}

	/**
	 * What a daemon itself tells: a container that is unpaused at once it may tell of
	 * twice.
	 */
	private static List<String> told(Engine engine, Instant since) {
		String filters = URLEncoder.encode("{\"type\":[\"container\"]}", StandardCharsets.UTF_8);
		String events = engine
			.get("/events?filters=" + filters + "&since=" + seconds(since) + "&until=" + seconds(Instant.now()))
			.text();
		return events.lines()
			.map(Http.JSON::readTree)
			.filter((event) -> KINDS.containsKey(action(event)))
			.map((event) -> {
				String name = event.path("Actor").path("Attributes").path("name").asString("");
				return "container-" + KINDS.get(action(event)) + " " + name;
			})
			.toList();
	}

	private static String action(JsonNode event) {
		return event.path("Action").asString("");
	}

	private static String seconds(Instant time) {
		return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
	}

	/** And one that nobody removes. */
	private static boolean lifeOf(String name, Engine engine) {
		String id = engine.create(name);
		engine.start(id);
		engine.post("/containers/" + id + "/pause", "");
		engine.post("/containers/" + id + "/unpause", "");
		engine.post("/containers/" + id + "/rename?name=" + name + "-renamed", "");
		engine.post("/containers/" + id + "/kill", "");
		await(10)
			.until(() -> !engine.get("/containers/" + id + "/json").json().path("State").path("Running").asBoolean());
		engine.remove(id);
		Docker run = Docker.run(engine.uri().replace("http:", "tcp:"), null, "run", "--rm", "--name", "short",
				"busybox", "sh", "-c", "exit 7");
		assertThat(run.exit()).as(run.output()).isEqualTo(7);
		return true;
	}

	@Test
	void nodeThatIsKilledIsLostAndBackAndItsEventsGoOn() {
		followAll();
		breaks("kill", "node3");
		for (Node node : List.of(node1, node2)) {
			await(10).untilAsserted(() -> assertThat(words(node, "node3")).containsExactly("node-lost"));
		}
		lab.engine("node3").create("unseen");
		lab.run("start", "node3");
		for (Node node : List.of(node1, node2)) {
			await(30).untilAsserted(() -> assertThat(words(node, "node3")).containsExactly("node-lost", "?node-back"));
		}
		lab.engine("node3").create("seen");
		for (Node node : List.of(node1, node2)) {
			await(10).untilAsserted(() -> assertThat(words(node, "node3")).containsExactly("node-lost", "?node-back",
					"container-created seen"));
		}
	}

	@Test
	@Tag("long")
	void nodeThatWasCutOffHearsAndIsHeardAgain() {
		followAll();
		breaks("cut", "node3");
		await(60).untilAsserted(() -> assertThat(words(node1, "node3")).containsExactly("node-lost"));
		lab.engine("node1").create("on-one-side");
		lab.run("heal", "node3");
		await(90).untilAsserted(() -> assertThat(words(node1, "node3")).contains("?node-back"));
		awaitWhole();
		lab.engine("node3").create("from-there");
		await(10).until(() -> String.join(",", words(node1, "node3")).endsWith("container-created from-there"));
		try (FollowedEvents there = FollowedEvents.follow(node3)) {
			lab.engine("node1").create("from-here");
			await(10).until(() -> there.words("node1").contains("container-created from-here")
					|| there.words("node1").contains("?container-created from-here"));
		}
	}

	@Test
	void daemonThatIsKilledIsDownAndUpAndWhatItForgotIsSaidToBeMissed() {
		lab.engine("node2").create("before");
		followAll();
		breaks("kill-engine", "node2");
		for (Node node : lab.nodes()) {
			await(10).untilAsserted(() -> assertThat(words(node, "node2")).containsExactly("engine-down"));
		}
		lab.run("start-engine", "node2");
		for (Node node : lab.nodes()) {
			await(30).untilAsserted(() -> assertThat(words(node, "node2")).containsExactly("engine-down", "engine-up"));
		}
		await(30).until(() -> lab.engine("node2").get("/info").json().path("NEventsListener").asInt() > 0);
		lab.engine("node2").create("after");
		for (Node node : lab.nodes()) {
			await(10).untilAsserted(() -> assertThat(words(node, "node2")).containsExactly("engine-down", "engine-up",
					"?container-created after"));
		}
	}

	@Test
	void poolWordsAreToldAtEveryNode() {
		followAll();
		node1.action("unregister", "hostname", "node2");
		for (Node node : lab.nodes()) {
			await(10).untilAsserted(() -> assertThat(words(node, "node2")).containsExactly("node-unregistered"));
		}
		node3.action("register", "hostname", "node2");
		for (Node node : lab.nodes()) {
			await(10).untilAsserted(
					() -> assertThat(words(node, "node2")).containsExactly("node-unregistered", "node-registered"));
		}
	}

	@Test
	void whoComesBackMissesNothingAtTheSameNodeNorAtAnother() {
		String last;
		try (FollowedEvents client = FollowedEvents.follow(node1)) {
			lab.engine("node2").create("before");
			await(10).until(() -> client.words("node2").contains("container-created before"));
			last = client.events().getLast().id();
		}
		lab.engine("node2").create("meanwhile2");
		lab.engine("node3").create("meanwhile3");
		followAllFrom("Last-Event-ID", last);
		lab.engine("node2").create("after");
		for (Node node : lab.nodes()) {
			await(10).until(() -> words(node, "node2").contains("container-created after"));
			assertThat(words(node, "node2")).endsWith("container-created meanwhile2", "container-created after");
			assertThat(words(node, "node3")).endsWith("container-created meanwhile3");
		}
		assertThat(words(node1, "node2")).as("exactly, where it was").hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "javascript, node", "python, /usr/bin/python3" })
	void theExamplesOfTheDocumentationWork(String language, String command) throws IOException {
		Path example = Examples.write("events.md", language);
		Path output = Files.createTempFile("example", ".out");
		ProcessBuilder program = new ProcessBuilder(command, example.toString()).redirectErrorStream(true)
			.redirectOutput(output.toFile());
		program.environment().putAll(Map.of("NODE", node1.uri(), "TOKEN", lab.token()));
		Process running = program.start();
		try {
			Engine engine = lab.engine("node2");
			String id = engine.create("web");
			await(30).untilAsserted(() -> {
				// once more for who did not follow yet
				engine.start(id);
				engine.post("/containers/" + id + "/kill", "");
				assertThat(output).content().contains("container-died node2 web");
			});
		}
		finally {
			running.destroyForcibly();
			Files.delete(example);
			Files.delete(output);
		}
	}

	/** From now on: what is under way from before has been told then. */
	private void followAll() {
		followAllFrom();
		atOnce(Lab.NODES.size(), (i) -> {
			Engine engine = lab.engines().get(i);
			engine.remove(engine.create("mark"));
			return engine;
		});
		for (FollowedEvents client : this.followed.values()) {
			for (String node : Lab.NODES) {
				await(10).until(() -> client.words(node).contains("container-removed mark"));
			}
			client.events().clear();
		}
	}

	private void followAllFrom(String... headers) {
		lab.nodes().forEach((node) -> this.followed.put(node, FollowedEvents.follow(node, headers)));
	}

	private List<String> words(Node at, String about) {
		FollowedEvents client = this.followed.get(at);
		return (client != null) ? client.words(about) : List.of();
	}

}
