package com.deblox.dockermod.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.doctor.Examination.Answer;
import com.deblox.dockermod.doctor.Finding.Severity;
import com.deblox.dockermod.engine.NodeName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is found wrong with a cluster, by what its nodes tell.
 */
class DiagnosisTests {

	private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

	private static Node node(String name, NodeState state) {
		return new Node(new NodeName(name), state, NOW, true, false, "10.0.0.1:8080", Map.of(), null);
	}

	private static Checkup well(String node) {
		return new Checkup(node, "10.0.0.1:5701", "2.0.0", "engine-of-" + node, "", "", NOW, Duration.ZERO,
				Map.of("test", "abc"), List.of(), Map.of());
	}

	private static Answer answer(Checkup checkup) {
		return new Answer(checkup, Duration.ofMillis(3), Duration.ofMillis(5));
	}

	private static List<Finding> of(Answer... answers) {
		return Diagnosis.of(new Examination("node1", List.of(node("node1", NodeState.UP), node("node2", NodeState.UP)),
				List.of(answers), Map.of(), Map.of()));
	}

	private static Finding only(List<Finding> findings) {
		assertThat(findings).hasSize(1);
		Finding finding = findings.getFirst();
		assertThat(finding.why()).isNotEmpty();
		assertThat(finding.mend()).isNotEmpty();
		assertThat(Finding.of(finding.json())).isEqualTo(finding);
		return finding;
	}

	@Test
	void aClusterThatIsWellHasNoFindings() {
		assertThat(of(answer(well("node1")), answer(well("node2")))).isEmpty();
	}

	@Test
	void aNodeThatIsLostAndADaemonThatIsStoppedAreErrors() {
		List<Finding> findings = Diagnosis
			.of(new Examination("node1", List.of(node("node2", NodeState.LOST), node("node3", NodeState.ENGINE_DOWN)),
					List.of(), Map.of(), Map.of()));
		assertThat(findings).extracting(Finding::check).containsExactly("node", "docker");
		assertThat(findings).extracting(Finding::node).containsExactly("node2", "node3");
		assertThat(findings).extracting(Finding::severity).containsOnly(Severity.ERROR);
		assertThat(findings.get(0).mend()).contains("dockermod unregister node2");
		assertThat(findings.get(1).mend()).contains("systemctl restart docker");
	}

	@Test
	void clocksThatAreApartAreAWarning() {
		Finding ahead = only(
				of(answer(well("node1")), new Answer(well("node2"), Duration.ofMillis(61_500), Duration.ofMillis(20))));
		assertThat(ahead.severity()).isEqualTo(Severity.WARNING);
		assertThat(ahead.what()).isEqualTo("The clock of node2 is 61.5 s ahead of that of node1");
		assertThat(ahead.mend()).contains("timedatectl set-ntp true");
		Finding behind = only(of(new Answer(well("node2"), Duration.ofSeconds(-2), Duration.ofMillis(20))));
		assertThat(behind.what()).isEqualTo("The clock of node2 is 2.0 s behind that of node1");
	}

	@Test
	void aSlowAnswerIsNoClockThatIsWrong() {
		assertThat(of(new Answer(well("node2"), Duration.ofMillis(1900), Duration.ofMillis(950)))).isEmpty();
	}

	@Test
	void aNameOrAnEngineThatTwoNodesHaveIsAnErrorWithWhatMendsIt() {
		Checkup name = new Checkup("node1", "10.0.0.2:5701", "2.0.0", "e",
				"This node does not serve: its name, node1, is …", "", NOW, Duration.ZERO, Map.of("test", "abc"),
				List.of(), Map.of());
		Finding twice = only(of(answer(well("node1")), answer(name)));
		assertThat(twice.check()).isEqualTo("identity");
		assertThat(twice.what()).startsWith("At 10.0.0.2:5701: This node does not serve: its name");
		assertThat(twice.mend()).contains("dockermod.node.name");
		Checkup engine = new Checkup("node2", "10.0.0.2:5701", "2.0.0", "e",
				"This node does not serve: its Docker engine (id e) is that of node1", "", NOW, Duration.ZERO,
				Map.of("test", "abc"), List.of(), Map.of());
		assertThat(only(of(answer(well("node1")), answer(engine))).mend()).contains("rm /var/lib/docker/engine-id");
	}

	@Test
	void aMemberAddressOfADockerBridgeIsAnError() {
		Checkup bridged = new Checkup("node2", "172.17.0.1:5701", "2.0.0", "e", "", "docker0", NOW, Duration.ZERO,
				Map.of("test", "abc"), List.of(), Map.of());
		Finding finding = only(of(answer(well("node1")), answer(bridged)));
		assertThat(finding.severity()).isEqualTo(Severity.ERROR);
		assertThat(finding.what()).contains("node2", "172.17.0.1:5701", "docker0");
		assertThat(finding.mend()).contains("hazelcast.yaml", "interfaces");
	}

	@Test
	void aPeerThatCannotBeReachedIsAnErrorOfWhoCannot() {
		Checkup cut = new Checkup("node2", "10.0.0.2:5701", "2.0.0", "e", "", "", NOW, Duration.ZERO,
				Map.of("test", "abc"), List.of(), Map.of("node1", "10.0.0.1:8080 (Connect timed out)"));
		Finding finding = only(of(answer(well("node1")), answer(cut)));
		assertThat(finding.what()).isEqualTo("node2 cannot connect to node1 at 10.0.0.1:8080 (Connect timed out)");
		assertThat(finding.mend()).contains("server.address", "firewall");
	}

	@Test
	void templatesThatDifferOrAreMissingAreNamedWithWhoHasWhich() {
		Checkup other = new Checkup("node2", "10.0.0.2:5701", "2.0.0", "e", "", "", NOW, Duration.ZERO,
				Map.of("test", "def", "web", "123"), List.of(), Map.of());
		List<Finding> findings = of(answer(well("node1")), answer(other));
		assertThat(findings).extracting(Finding::what)
			.containsExactly("The template test is not the same everywhere: abc on node1; def on node2",
					"The template web is not the same everywhere: 123 on node2; none on node1");
	}

	@Test
	void aTemplateThatCannotBeReadIsAnErrorOfItsNode() {
		Checkup broken = new Checkup("node2", "10.0.0.2:5701", "2.0.0", "e", "", "", NOW, Duration.ZERO,
				Map.of("test", "abc"), List.of("The template file web.json is not JSON: see it at line 3"), Map.of());
		Finding finding = only(of(answer(well("node1")), answer(broken)));
		assertThat(finding.severity()).isEqualTo(Severity.ERROR);
		assertThat(finding.what()).contains("On node2", "web.json", "line 3");
	}

	@Test
	void versionsThatDifferAreAWarning() {
		Checkup old = new Checkup("node2", "10.0.0.2:5701", "1.9.0", "e", "", "", NOW, Duration.ZERO,
				Map.of("test", "abc"), List.of(), Map.of());
		assertThat(only(of(answer(well("node1")), answer(old))).what()).contains("1.9.0 on node2; 2.0.0 on node1");
	}

	@Test
	void whoIsConfiguredAndIsNoMemberIsAWarningThatSaysWhetherSomebodyListens() {
		List<Finding> findings = Diagnosis.of(new Examination("node1", List.of(), List.of(),
				Map.of("node3", "no answer within 8 s"), Map.of("10.0.0.8", "", "10.0.0.9", "Connection refused")));
		assertThat(findings).extracting(Finding::check).containsOnly("member");
		assertThat(findings).extracting(Finding::what)
			.anyMatch((what) -> what.contains("10.0.0.8") && what.contains("something listens there"))
			.anyMatch((what) -> what.contains("10.0.0.9") && what.contains("Connection refused"))
			.anyMatch((what) -> what.contains("node3 does not say how it is: no answer within 8 s"));
	}

}
