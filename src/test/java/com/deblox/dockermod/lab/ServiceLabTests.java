package com.deblox.dockermod.lab;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The installed node as a service of a real systemd.
 */
@Tag("lab")
class ServiceLabTests {

	private static final String PING = "curl --silent --fail http://127.0.0.1:8080/_ping";

	private static DebianHost host;

	@BeforeAll
	static void install() {
		host = DebianHost.first();
		host.installWithoutCache();
		host.shell("adduser --quiet --disabled-password --gecos '' ann && adduser --quiet ann docker "
				+ "&& adduser --quiet --disabled-password --gecos '' bob");
	}

	@AfterAll
	static void off() {
		host.off();
	}

	@BeforeEach
	void start() {
		host.shell("systemctl start dockermod");
	}

	@Test
	void startReturnsWhenTheNodeServesAndStopWhenItIsGone() {
		assertThat(host.run("systemctl", "stop", "dockermod").exit()).isZero();
		assertThat(host.shell("systemctl show --property Result,ExecMainStatus,NRestarts dockermod"))
			.contains("Result=success", "NRestarts=0");
		assertThat(host.run("bash", "-c", PING).exit()).isNotZero();
		assertThat(host.shell("systemctl start dockermod && " + PING)).isEqualTo("OK");
		assertThat(host
			.shell("systemctl start dockermod && runuser -u ann -- docker -H unix:///run/dockermod/docker.sock ps"))
			.startsWith("CONTAINER ID");
	}

	@Test
	void statusSaysInALineHowTheNodeIs() {
		assertThat(host.shell("systemctl status dockermod"))
			.contains("Status: \"Serving as debian1; 1 node; Docker 20.10.24+dfsg1 answers\"");
	}

	@Test
	void theSandboxIsTight() {
		String exposure = host.shell("systemd-analyze security dockermod | grep 'Overall exposure'");
		assertThat(Double.parseDouble(exposure.replaceAll(".*: ([0-9.]+) .*", "$1"))).isLessThanOrEqualTo(1.5);
	}

	@Test
	void theJournalHasEachLinesLevelAndNothingThatItKnowsItself() {
		List<JsonNode> lines = host.shell("journalctl --unit dockermod --output json _COMM=java")
			.lines()
			.map((line) -> JsonMapper.shared().readTree(line))
			.toList();
		assertThat(lines).filteredOn((line) -> line.at("/MESSAGE").asString().startsWith("INFO [debian1] "))
			.hasSizeGreaterThan(5)
			.allMatch((line) -> line.at("/PRIORITY").asString().equals("6"));
		assertThat(lines).filteredOn((line) -> line.at("/MESSAGE").asString().startsWith("WARN [debian1] "))
			.isNotEmpty()
			.allMatch((line) -> line.at("/PRIORITY").asString().equals("4"));
		assertThat(lines).allMatch((line) -> line.at("/SYSLOG_IDENTIFIER").asString().equals("dockermod"));
		assertThat(host.shell("journalctl --unit dockermod --priority warning --output cat _COMM=java").lines())
			.isNotEmpty()
			.allMatch((line) -> line.startsWith("WARN "));
	}

	@Test
	void whoMayUseDockerOnTheHostMayUseTheClusterAndNobodyElse() {
		String docker = "docker -H unix:///run/dockermod/docker.sock";
		assertThat(host.shell("runuser -u ann -- " + docker + " run --rm --network none busybox echo hello"))
			.isEqualTo("hello");
		assertThat(host.run("runuser", "-u", "bob", "--", "bash", "-c", docker + " ps").output())
			.contains("permission denied");
	}

}
