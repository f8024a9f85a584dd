package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes of different builds: what may run together does, and what may not says so.
 */
@Tag("long")
class MixedBuildsLabTests extends LabTests {

	private static final String HAZELCAST = "5.6.0";

	@TempDir
	private Path folder;

	private Path usual;

	@BeforeEach
	void begin() {
		this.usual = lab.build("node1");
	}

	@AfterEach
	void backToTheUsualBuild() {
		Lab.NODES.forEach((node) -> breaks("stop", node));
		Lab.NODES.forEach((node) -> lab.run("start", node, "--no-wait"));
		lab.run("wait");
	}

	@Test
	void allNodesAreReplacedByANewerBuildOneAfterTheOtherWhilePeopleWork() throws IOException {
		Path newer = newer();
		List<String> known = Lab.NODES.stream().map((node) -> node1.create("dockerInstance", node)).toList();
		Set<String> before = idsOfEngines();
		PatientCaller callers = new PatientCaller(lab.nodes());
		try (callers) {
			callers.begin(known);
			for (int i = 0; i < Lab.NODES.size(); i++) {
				String one = Lab.NODES.get((i + 1) % 3);
				String two = Lab.NODES.get((i + 2) % 3);
				List<CountingStream> streams = List.of(CountingStream.logs(lab, one, two),
						CountingStream.exec(lab, two, one), CountingStream.logs(lab, one, one));
				before.addAll(streams.stream().map((stream) -> idOf(one, stream.container())).toList());
				replace(Lab.NODES.get(i), newer);
				int then = callers.calls.get();
				await(60).until(() -> callers.calls.get() > then + 60);
				streams.forEach(CountingStream::endsWhole);
			}
			assertThat(log("node1")).contains("census: node2 runs DockerMod ")
				.contains(", which does not know what was asked of it: upgrade it");
			await(60).until(() -> log("node1").contains("census: node3 counts one"));
		}
		assertThat(callers.failures).isEmpty();
		Set<String> all = new HashSet<>(before);
		all.addAll(callers.made);
		assertThat(idsOfEngines()).isEqualTo(all);
	}

	@Test
	void aNodeOfAnotherGenerationIsRefusedInBothLogsAndAllTogetherGoOverToIt() throws IOException {
		Path next = build("next").change("cluster/WireGeneration.java", "CURRENT = 1;", "CURRENT = 2;")
			.again("cluster/HazelcastSettings.java")
			.make();
		isRefused(next,
				"speaks wire generation 2, and this cluster 1: they do not mix. Stop all nodes, then start them "
						+ "all with one version; see docs/upgrade.md");
		allGoOverTo(next);
	}

	@Test
	void aNodeWithAnotherMinorVersionOfHazelcastIsRefusedInBothLogsAndAllTogetherGoOverToIt() throws IOException {
		Path jar = Path.of("target", "clients", "hazelcast-" + HAZELCAST + ".jar");
		if (!Files.exists(jar)) {
			Lab.execute(List.of("./mvnw", "-q", "-B", "dependency:copy",
					"-Dartifact=com.hazelcast:hazelcast:" + HAZELCAST, "-DoutputDirectory=" + jar.getParent()));
		}
		Path other = build("other").library("hazelcast-5.7.0.jar", jar).make();
		isRefused(other, "runs Hazelcast " + HAZELCAST + ", and this cluster 5.7: they do not mix");
		allGoOverTo(other);
	}

	private void isRefused(Path build, String sentence) {
		breaks("stop", "node3");
		lab.start(build, "node3", "--no-wait");
		await(120).until(() -> log("node3").contains("not let into the cluster: node3 at ") && !runs("node3"));
		assertThat(log("node3")).contains(sentence);
		// the oldest member lets others in
		assertThat(log("node1") + log("node2")).contains(sentence);
		assertThat(node1.stateOf("node3")).isEqualTo("lost");
		assertThat(node2.create("dockerInstance", "node2")).isNotBlank();
	}

	/** What docs/upgrade.md says: stop all, start all. */
	private void allGoOverTo(Path build) {
		Docker run = lab.docker("node1", "run", "-d", "--name", "goes-on", "busybox", "sleep", "1000");
		assertThat(run.exit()).as(run.output()).isZero();
		Set<String> before = idsOfEngines();
		Lab.NODES.forEach((node) -> lab.run("stop", node));
		Lab.NODES.forEach((node) -> lab.start(build, node, "--no-wait"));
		lab.run("wait");
		for (Node node : lab.nodes()) {
			await(30).ignoreExceptions().until(() -> node.listedIds().equals(before));
		}
		assertThat(lab.docker("node2", "inspect", "-f", "{{.State.Running}}", "goes-on").output()).isEqualTo("true\n");
	}

	private void replace(String node, Path build) {
		breaks("stop", node);
		// without a cache of its own it starts slower
		lab.start(build, node, "--no-wait");
		await(180).until(() -> lab.node(node).isReady());
		awaitWhole();
	}

	/** More fields in what travels, and a task that the others do not know. */
	private Path newer() throws IOException {
		return build("newer")
			.change("cluster/NodeRecordSerializer.java", "writer.writeString(\"name\"",
					"writer.writeString(\"motto\", \"newer\");\n\t\twriter.writeString(\"name\"")
			.change("cluster/PeerTaskSerializer.java", "writer.writeString(\"method\"",
					"writer.writeString(\"mood\", \"newer\");\n\t\twriter.writeString(\"method\"")
			.change("cluster/PeerReplySerializer.java", "writer.writeInt32(\"status\"",
					"writer.writeString(\"mood\", \"newer\");\n\t\twriter.writeInt32(\"status\"")
			.change("cluster/PeerTicket.java", "write(out, this.seal.signature());",
					"write(out, this.seal.signature());\n\t\t\tout.writeUTF(\"newer\");")
			.change("ownership/ContainerEntrySerializer.java", "writer.writeInt64(\"created\"",
					"writer.writeString(\"mood\", \"newer\");\n\t\twriter.writeInt64(\"created\"")
			.change("routing/NameClaimSerializer.java", "writer.writeString(\"request\"",
					"writer.writeString(\"mood\", \"newer\");\n\t\twriter.writeString(\"request\"")
			.change("events/MessageSerializer.java", "writer.writeInt64(\"epoch\"",
					"writer.writeString(\"mood\", \"newer\");\n\t\twriter.writeInt64(\"epoch\"")
			.add("cluster/CensusConfiguration.java",
					Files.readString(Path.of("src", "test", "resources", "upgrade", "CensusConfiguration.java.txt")))
			.make();
	}

	private OtherBuild build(String name) {
		return new OtherBuild(this.usual, this.folder.resolve(name));
	}

	private static String idOf(String node, String container) {
		return lab.docker(node, "inspect", "-f", "{{.Id}}", container).output().strip();
	}

	private static String log(String node) {
		return lab.run("logs", node, "-n20000");
	}

	private static boolean runs(String node) {
		try {
			lab.nodePid(node);
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

}
