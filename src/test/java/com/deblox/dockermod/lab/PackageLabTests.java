package com.deblox.dockermod.lab;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Debian package on a host that has Docker and nothing else: what it brings, and that
 * it goes without a trace.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackageLabTests {

	private final PackageHost host;

	private Set<String> before = Set.of();

	PackageLabTests() throws IOException {
		this.host = PackageHost.fresh();
	}

	@BeforeAll
	void install() {
		this.before = this.host.files();
		this.host.install("dockermod.deb");
	}

	@AfterAll
	void end() {
		this.host.close();
	}

	@Test
	@Order(1)
	void aFreshNodeListensOnLoopbackAndItsUnixSocketOnly() {
		assertThat(this.host.state()).isEqualTo("active");
		List<String> ports = this.host.run("ss -Hltunp").lines().filter((line) -> line.contains("\"java\"")).toList();
		assertThat(ports).isNotEmpty().allMatch((line) -> line.contains("127.0.0.1"));
		assertThat(this.host.run("ss -Hlxp").lines().filter((line) -> line.contains("\"java\"")))
			.allMatch((line) -> line.contains(" /run/dockermod/docker.sock "));
		assertThat(this.host.run("docker -H unix:///run/dockermod/docker.sock run --rm busybox echo served"))
			.isEqualTo("served");
		assertThat(this.host.run("stat -c '%U:%G %a' /run/dockermod/docker.sock")).isEqualTo("dockermod:docker 660");
	}

	@Test
	@Order(2)
	void theNodeIsAnAccountOfItsOwnAndNobodyElseReadsItsSettings() {
		assertThat(this.host.run("ps -o user:20= -C java")).isEqualTo("dockermod");
		assertThat(this.host.run("id -Gn dockermod").split(" ")).containsExactlyInAnyOrder("dockermod", "docker");
		assertThat(this.host.run("getent passwd dockermod")).endsWith(":/nonexistent:/usr/sbin/nologin");
		assertThat(this.host.run("stat -c '%U:%G %a' /etc/dockermod")).isEqualTo("root:dockermod 750");
		assertThat(this.host.tried("runuser -u nobody -- cat /etc/dockermod/application.yaml"))
			.contains("Permission denied");
		this.host.run("runuser -u dockermod -- cat /etc/dockermod/application.yaml /etc/dockermod/templates/test.json");
	}

	@Test
	@Order(3)
	void theCommandHasAManualAndItsWordsAreCompleted() {
		assertThat(this.host.run("dockermod nodes --json")).contains("\"dockerInstance\" : \"debian1\"");
		assertThat(this.host.run("zcat /usr/share/man/man1/dockermod.1.gz")).contains(".SS \"dockermod drain\"");
		assertThat(this.host.run("source /usr/share/bash-completion/completions/dockermod; complete -p dockermod"))
			.isEqualTo("complete -o default -F _complete_dockermod dockermod");
	}

	@Test
	@Order(4)
	void theDoctorKnowsWhereTheSettingsAreAndWhoMayNotReadThem() {
		assertThat(this.host.run("cd /tmp && dockermod doctor")).startsWith("Nothing is wrong");
		assertThat(this.host.tried("runuser -u nobody -g docker -- dockermod doctor")).contains(
				"WARNING  /etc/dockermod cannot be read by this user", "Mend it: sudo dockermod doctor", "status 4");
	}

	@Test
	@Order(5)
	void purgedNothingOfItStaysButAnAccountThatMayDoNothing() {
		this.host.run("install -o root -g dockermod -m 640 /dev/null /etc/dockermod/secret");
		this.host.run("cp /etc/dockermod/secret /etc/dockermod/token");
		this.host.run("apt-get purge -y dockermod");
		Set<String> left = new TreeSet<>(this.host.files());
		left.removeAll(this.before);
		assertThat(left).filteredOn((file) -> !isOfDpkg(file)).isEmpty();
		assertThat(this.host.tried("dpkg -s dockermod")).contains("is not installed");
		assertThat(this.host.tried("pgrep java")).isEqualTo("status 1");
		assertThat(this.host.run("id -Gn dockermod")).isEqualTo("dockermod");
	}

	/** Of all packages; what it keeps of one has its name. */
	private static boolean isOfDpkg(String file) {
		return file.startsWith("/var/lib/dpkg/") && !file.contains("dockermod");
	}

}
