package com.deblox.dockermod.lab;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What systemd does for a node that is killed, hangs or cannot start, and what the
 * sandbox leaves a node to do.
 */
@Tag("long")
class ServiceWatchLabTests {

	private static DebianHost host;

	@BeforeAll
	static void install() {
		host = DebianHost.first();
		host.write("etc/systemd/system/dockermod.service.d/test.conf", "[Service]\nWatchdogSec=10\n");
		host.install();
		host.shell("adduser --quiet --disabled-password --gecos '' ann && adduser --quiet ann docker");
	}

	@AfterAll
	static void off() {
		host.off();
	}

	@BeforeEach
	void start() {
		// stopped and started, it has not been restarted by itself
		host.shell(
				"systemctl start docker && systemctl restart dockermod && journalctl --rotate --vacuum-time=1s --quiet");
		assertThat(restarts()).isZero();
	}

	@Test
	void aNodeThatIsKilledIsStartedAgain() {
		host.shell("kill -KILL " + process());
		awaitRestart();
	}

	@Test
	void aNodeThatHangsSaysWhatItsThreadsDoAndIsStartedAgain() {
		host.shell("kill -STOP " + process());
		awaitRestart();
		assertThat(journal()).contains("Watchdog timeout", "Full thread dump");
	}

	@Test
	void aNodeWhoseSocketIsGoneSaysSoAndIsStartedAgain() {
		host.shell("rm /run/dockermod/docker.sock");
		awaitRestart();
		assertThat(journal()).contains("WARN [debian1] ", "This node does not answer itself",
				"/run/dockermod/docker.sock");
		host.shell("test -S /run/dockermod/docker.sock");
	}

	@Test
	void aNodeThatAnswersNobodyOverTcpIsStartedAgain() {
		host.shell("iptables --insert INPUT --protocol tcp --dport 8080 --jump DROP");
		try {
			await().until(() -> journal().contains("127.0.0.1:8080 takes no connections"));
			await().until(() -> restarts() > 0);
		}
		finally {
			host.shell("iptables --delete INPUT --protocol tcp --dport 8080 --jump DROP");
		}
		awaitRestart();
	}

	@Test
	void anEngineThatIsDownIsNoReasonToStartTheNodeAgain() {
		host.shell("systemctl stop docker.socket docker");
		await().until(() -> status().contains("this host's Docker engine does not answer"));
		// longer than the watchdog waits
		await().during(Duration.ofSeconds(15)).until(() -> restarts() == 0);
		host.shell("systemctl start docker");
		await().until(() -> status().endsWith("Docker 20.10.24+dfsg1 answers"));
		assertThat(restarts()).isZero();
	}

	@Test
	void aWrongSettingIsASentenceInTheJournalAndNotTriedAgain() {
		host.shell("systemctl stop dockermod");
		host.write("etc/systemd/system/dockermod.service.d/wrong.conf",
				"[Service]\nEnvironment=SERVER_ADDRESS=0.0.0.0\n");
		try {
			host.shell("systemctl daemon-reload");
			assertThat(host.run("systemctl", "start", "dockermod").exit()).isNotZero();
			assertThat(host.shell("systemctl show --property ActiveState,ExecMainStatus,NRestarts dockermod").lines())
				.containsExactlyInAnyOrder("ActiveState=failed", "ExecMainStatus=78", "NRestarts=0");
			assertThat(journalOf("err", "")).last().asString().contains("server.address is 0.0.0.0");
		}
		finally {
			host.shell("rm /etc/systemd/system/dockermod.service.d/wrong.conf && systemctl daemon-reload");
		}
	}

	@Test
	void stopIsDoneInTimeThoughCallersFollowLogs() {
		String docker = "docker -H unix:///run/dockermod/docker.sock ";
		host.shell(
				docker + "run --detach --name talks --network none busybox sh -c 'while :; do echo on; sleep 1; done'");
		try {
			host.shell("(" + docker + "logs --follow talks >/root/followed 2>&1; echo ended >/root/end) &" + "("
					+ docker + "wait talks >/dev/null 2>&1; echo ended >>/root/waited) &");
			await().until(() -> host.shell("cat /root/followed").contains("on"));
			String seconds = host.shell("TIMEFORMAT=%R; time systemctl stop dockermod");
			assertThat(Double.parseDouble(seconds)).isLessThan(12);
			assertThat(host.shell("systemctl show --property Result --value dockermod")).isEqualTo("success");
			await().until(() -> host.run("test", "-s", "/root/end").exit() == 0);
		}
		finally {
			host.shell("docker rm --force talks");
		}
	}

	@Test
	void inTheSandboxTheNodeDoesAllThatDockersClientsAsk() {
		host.write("home/ann/Dockerfile", "FROM busybox\nRUN echo built >/built\nCMD [\"cat\", \"/built\"]\n");
		for (String address : new String[] { "unix:///run/dockermod/docker.sock", "tcp://127.0.0.1:8080" }) {
			host.write("home/ann/day",
					"""
							set -euo pipefail
							export DOCKER_HOST=%s DOCKER_CONFIG=/nonexistent
							docker create --name day --network none busybox sh -c 'echo said; exec sleep 1000' >/dev/null
							docker start day >/dev/null
							until docker logs day | grep said >/dev/null; do sleep 0.1; done
							docker exec day sh -c 'echo here >/file'
							docker cp day:/file /tmp/copied && grep -q here /tmp/copied
							docker cp /home/ann/Dockerfile day:/there && docker exec day grep -q busybox /there
							docker build --quiet --tag mine:1 /home/ann >/dev/null
							docker run --rm --network none mine:1 | grep built >/dev/null
							since=$(date +%%s)
							docker restart --time 0 day >/dev/null
							docker events --since $((since - 60)) --until $(($(date +%%s) + 1)) | grep 'container start' >/dev/null
							docker rm --force day >/dev/null && docker rmi mine:1 >/dev/null
							rm /tmp/copied
							echo done"""
						.formatted(address));
			assertThat(host.shell("runuser -u ann -- bash /home/ann/day")).as(address).endsWith("done");
		}
		assertThat(journalOf("err", " _SYSTEMD_INVOCATION_ID=" + property("InvocationID"))).isEmpty();
	}

	private static void awaitRestart() {
		await().until(() -> restarts() > 0);
		await().until(() -> host.run("systemctl", "is-active", "dockermod").exit() == 0);
		assertThat(host.shell("curl --silent --fail http://127.0.0.1:8080/_ping")).isEqualTo("OK");
	}

	private static int restarts() {
		return Integer.parseInt(property("NRestarts"));
	}

	private static String process() {
		return property("MainPID");
	}

	private static String status() {
		return property("StatusText");
	}

	private static String property(String name) {
		return host.shell("systemctl show --property " + name + " --value dockermod");
	}

	/** What the node itself said, of this priority or above. */
	private static List<String> journalOf(String priority, String match) {
		return host.shell("journalctl --unit dockermod --priority " + priority + " --output cat _COMM=java" + match)
			.lines()
			.toList();
	}

	private static String journal() {
		return host.shell("journalctl --unit dockermod --output cat");
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(500));
	}

}
