package com.deblox.dockermod.lab;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import com.deblox.dockermod.docs.Page;
import com.deblox.dockermod.docs.Page.Fence;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three Debian hosts with the package, whose {@code hazelcast.yaml} is what
 * {@code docs/install.md} shows for each way to find others; the name is one of a DNS
 * server.
 */
@Tag("long")
class PackageDiscoveryLabTests {

	private static final Lab lab = Lab.running();

	private static List<DebianHost> hosts = List.of();

	/** By the word that begins its paragraph in the page. */
	enum Way {

		LIST("**A list.**"), DNS("**DNS.**"), MULTICAST("**Multicast.**");

		private final String paragraph;

		Way(String paragraph) {
			this.paragraph = paragraph;
		}

		String shown() {
			Page page = Page.all()
				.stream()
				.filter((each) -> each.path().endsWith("install.md"))
				.findFirst()
				.orElseThrow();
			int begin = page.lines().indexOf(page.lines().stream().filter(this::isBegin).findFirst().orElseThrow());
			Fence fence = page.fences().stream().filter((each) -> each.line() > begin).findFirst().orElseThrow();
			assertThat(fence.language()).isEqualTo("yaml");
			return String.join("\n", fence.text()) + "\n";
		}

		private boolean isBegin(String line) {
			return line.startsWith(this.paragraph);
		}

	}

	@BeforeAll
	static void install() {
		lab.run("debian-off");
		hosts = DebianHost.up(3);
		answerNamesOn(hosts.getFirst());
		for (DebianHost host : hosts) {
			host.write("etc/resolv.conf", "nameserver " + hosts.getFirst().address() + "\n");
			host.installWithoutCache();
			host.shell("systemctl stop dockermod");
			host.write("etc/dockermod/secret", "what the nodes of these three hosts share\n");
			host.write("etc/dockermod/token", "a-token-of-these-three-hosts\n");
			host.shell("cd /etc/dockermod && chown dockermod secret token && chmod 400 secret token");
			host.write("etc/default/dockermod", """
					SERVER_ADDRESS=%s
					DOCKERMOD_SECURITY_SECRETFILE=/etc/dockermod/secret
					DOCKERMOD_SECURITY_TOKENFILE=/etc/dockermod/token
					""".formatted(host.address()));
		}
	}

	@AfterAll
	static void off() {
		lab.run("debian-off");
	}

	private static void answerNamesOn(DebianHost server) {
		server.write("etc/nodes",
				hosts.stream().map((host) -> host.address() + " nodes.example.org\n").collect(Collectors.joining()));
		server.shell("systemd-run --quiet --unit=names dnsmasq --keep-in-foreground --no-resolv --no-hosts "
				+ "--user=root --addn-hosts=/etc/nodes");
	}

	@ParameterizedTest
	@EnumSource
	void theHostsFindEachOtherInEachWayThatThePageShows(Way way) {
		for (DebianHost host : hosts) {
			host.write("etc/dockermod/hazelcast.yaml",
					way.shown()
						.replace("192.168.1.10", hosts.get(0).address())
						.replace("192.168.1.11", hosts.get(1).address()));
			// or they would find each other by what they remember
			host.shell("systemctl stop dockermod; rm -f /var/cache/dockermod/members");
		}
		hosts.forEach((host) -> host.shell("systemctl start --no-block dockermod"));
		for (DebianHost host : hosts) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(180))
				.pollInterval(Duration.ofSeconds(1))
				.untilAsserted(() -> assertThat(host.run("dockermod", "nodes").output().lines())
					.as(() -> host.shell("journalctl -u dockermod -n 30 -o cat"))
					.filteredOn((line) -> line.contains(" up "))
					.hasSize(hosts.size()));
		}
	}

}
