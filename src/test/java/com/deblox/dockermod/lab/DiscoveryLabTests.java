package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How nodes find each other on hosts that have Docker's bridge and one of a user's own,
 * where no file says which address is meant.
 */
@Tag("long")
class DiscoveryLabTests extends LabTests {

	private static final String NETWORK = """
			hazelcast:
			  network:
			    port:
			      port: 5701
			    join:
			      auto-detection:
			        enabled: false
			""";

	private static final String LIST = """
			      multicast:
			        enabled: false
			      tcp-ip:
			        enabled: true
			        connection-timeout-seconds: 2
			        member-list:
			""";

	private static final String MULTICAST = """
			      multicast:
			        enabled: true
			        multicast-timeout-seconds: 1
			      tcp-ip:
			        enabled: false
			""";

	/** Three at once on a machine that has other things to do. */
	private static final int START_SECONDS = 240;

	@TempDir
	private Path folder;

	private Path file = Path.of("");

	private Path names = Path.of("");

	@BeforeAll
	static void makeBridges() {
		Lab.NODES.forEach((node) -> network(node, "create"));
	}

	@BeforeEach
	void nameFiles() {
		this.file = this.folder.resolve("discovery.yaml");
		this.names = this.folder.resolve("names");
	}

	/** They run with other settings than they should, and that does not look broken. */
	@AfterAll
	static void startAsUsual() {
		Lab.NODES.forEach((node) -> lab.run("stop", node));
		lab.engines().forEach(Engine::removeAll);
		Lab.NODES.forEach((node) -> network(node, "rm"));
		lab.repair();
		awaitWhole();
	}

	/** Without containers the bridges are down. */
	private static void runOnBridges(String node) {
		for (String network : List.of("bridge", "of-a-user")) {
			docker(node, "run", "--detach", "--network", network, "busybox", "sleep", "3600");
		}
	}

	private static void network(String node, String verb) {
		docker(node, "network", verb, "of-a-user");
	}

	private static void docker(String node, String... words) {
		List<String> command = new ArrayList<>(List.of("docker", "-H", lab.engineSocket(node)));
		command.addAll(List.of(words));
		Lab.execute(command);
	}

	@Test
	void aNameThatGetsItsAddressesLaterBringsThemTogether() throws IOException {
		Files.writeString(this.names, "");
		Files.writeString(this.file, NETWORK + LIST + item("nodes.example.org"));
		startAll();
		for (Node node : lab.nodes()) {
			assertThat(node.action("list-nodes").json().path("nodes").findValuesAsString("dockerInstance"))
				.containsExactly(node.name());
		}
		Files.writeString(this.names,
				hosts().stream().map((host) -> host + " nodes.example.org\n").collect(Collectors.joining()));
		awaitWhole();
	}

	@Test
	void aPatternThatDockersBridgesMatchTooMeansTheHostsOwnAddress() throws IOException {
		String patterns = "    interfaces:\n      enabled: true\n      interfaces: [\"172.*.*.*\", \"10.*.*.*\", \"192.168.*.*\"]\n";
		Files.writeString(this.file, NETWORK.replace("    join:", patterns + "    join:") + MULTICAST);
		startAll();
		awaitWhole();
		for (Node node : lab.nodes()) {
			assertThat(lab.run("logs", node.name())).contains(
					"Members meet this one at " + node.address() + " (eth0): hazelcast.yaml's interfaces say [",
					"never at Docker's ", "(docker0)", "(br-");
		}
	}

	@Test
	void aHostWithSeveralAddressesDoesNotStartAndListsThem() throws IOException {
		Files.writeString(this.file, NETWORK + MULTICAST);
		List<String> ip = List.of("ip", "-n", netns("node3"));
		ip(ip, "link", "add", "other0", "type", "veth", "peer", "name", "other1");
		try {
			ip(ip, "address", "add", "10.250.0.3/24", "dev", "other0");
			ip(ip, "link", "set", "other0", "up");
			ip(ip, "link", "set", "other1", "up");
			lab.run("stop", "node3");
			start("node3");
			String own = node3.address();
			await(60)
				.untilAsserted(() -> assertThat(lab.run("logs", "node3")).contains(
						"dockermod.members.interface is not set, and this host has several such addresses: "
								+ "dockermod.members.interface says which, of ",
						own + " (eth0)", "10.250.0.3 (other0)"));
			lab.run("stop", "node3");
			start("node3", "--dockermod.members.interface=eth0");
			await(START_SECONDS).until(node3::isReady);
		}
		finally {
			ip(ip, "link", "delete", "other0");
		}
	}

	private void startAll() {
		Lab.NODES.forEach((node) -> lab.run("stop", node));
		Lab.NODES.forEach(DiscoveryLabTests::runOnBridges);
		Lab.NODES.forEach(this::start);
		lab.nodes().forEach((node) -> await(START_SECONDS).until(node::isReady));
	}

	/** Names are looked up in a file, each time anew. */
	private void start(String node, String... more) {
		List<String> command = new ArrayList<>(
				List.of("env", "JDK_JAVA_OPTIONS=-Djdk.net.hosts.file=" + this.names + " -Dsun.net.inetaddr.ttl=1",
						Path.of("script", "cluster").toAbsolutePath().toString(), "start", node, "--no-wait",
						"--dockermod.members.file=" + this.file));
		command.addAll(List.of(more));
		Lab.execute(command);
	}

	private static List<String> hosts() {
		return lab.nodes().stream().map(Node::address).toList();
	}

	private static String item(String member) {
		return "          - " + member + "\n";
	}

	private static String netns(String node) {
		return System.getenv().getOrDefault("DOCKERMOD_LAB", "dm") + "-" + node;
	}

	private static void ip(List<String> ip, String... words) {
		List<String> command = new ArrayList<>(ip);
		command.addAll(List.of(words));
		Lab.execute(command);
	}

}
