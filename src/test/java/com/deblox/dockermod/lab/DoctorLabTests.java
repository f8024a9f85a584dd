package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the doctor finds on hosts on which something is wrong.
 */
@Tag("long")
class DoctorLabTests extends LabTests {

	@TempDir
	private Path folder;

	private static boolean finds(Dockermod doctor, String check, String node, String... words) {
		for (JsonNode finding : doctor.json().path("findings")) {
			if (finding.path("check").asString("").equals(check) && finding.path("node").asString("").equals(node)
					&& List.of(words).stream().allMatch(finding.path("what").asString("")::contains)) {
				return !finding.path("mend").asString("").isEmpty();
			}
		}
		return false;
	}

	@Test
	void aClusterThatIsWellHasNoFindingsAndTellsOfItsNodes() {
		Dockermod doctor = Dockermod.run(node1, "doctor", "--json");
		assertThat(doctor.json().path("findings").size()).as(doctor.out()).isZero();
		assertThat(doctor.status()).isZero();
		assertThat(doctor.json().path("nodes").size()).isEqualTo(3);
		String host = lab.socket("node1").replace("unix://", "").replace("/api/docker.sock", "");
		Dockermod local = Dockermod.run(node1, "doctor", "--directory", host);
		assertThat(local.out()).isEqualTo("Nothing is wrong; nodes that were asked: 3.\n");
	}

	@Test
	void aStoppedDaemonAndAPortThatPeersCannotReachAreFoundFromAnyNode() {
		String pid = String.valueOf(lab.nodePid("node1"));
		List<String> rule = List.of("-p", "tcp", "--dport", "8080", "-s", node2.address(), "-j", "DROP");
		breaks("kill-engine", "node3");
		iptables(pid, "-I", rule);
		try {
			await(30).untilAsserted(() -> {
				Dockermod doctor = Dockermod.run(node1, "doctor", "--json");
				assertThat(doctor.status()).isEqualTo(1);
				assertThat(finds(doctor, "docker", "node3", "The Docker engine of node3 does not answer"))
					.as(doctor.out())
					.isTrue();
				assertThat(finds(doctor, "reach", "node2", "node2 cannot connect to node1 at")).as(doctor.out())
					.isTrue();
			});
		}
		finally {
			iptables(pid, "-D", rule);
		}
	}

	private static void iptables(String pid, String verb, List<String> rule) {
		List<String> command = new java.util.ArrayList<>(
				List.of("nsenter", "-t", pid, "-n", "iptables", verb, "INPUT"));
		command.addAll(rule);
		Lab.execute(command);
	}

	@Test
	void aSecondNodeOnOneEngineAndTemplatesThatDifferAreFound() throws IOException {
		Files.writeString(this.folder.resolve("test.json"), "{\"Image\": \"busybox:other\"}");
		String engine = lab.engineSocket("node1");
		breaks("stop", "node2");
		try {
			lab.run("start", "node2", "--no-wait", "--dockermod.docker.host=" + engine,
					"--dockermod.templates=" + this.folder);
			await(60).untilAsserted(() -> {
				Dockermod doctor = Dockermod.run(node1, "doctor", "--json");
				assertThat(finds(doctor, "identity", "node2", "its Docker engine", "is that of node1")).as(doctor.out())
					.isTrue();
				assertThat(finds(doctor, "template", "", "The template test is not the same everywhere", "on node2"))
					.as(doctor.out())
					.isTrue();
			});
			assertThat(Dockermod.run(node2, "doctor").out()).contains("ERROR", "This node does not serve");
		}
		finally {
			lab.run("stop", "node2");
		}
	}

}
