package com.deblox.dockermod.lab;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of the Debian package: reinstalled, upgraded, removed, and where nothing may
 * be started.
 */
@Tag("long")
class PackageLifeLabTests {

	private static final String SETTINGS = "etc/dockermod/application.yaml";

	private static final String OURS = "# as this host wants it";

	private static PackageHost host;

	@BeforeAll
	static void boot() throws IOException {
		host = PackageHost.fresh().withoutCache();
	}

	@AfterAll
	static void end() {
		host.close();
	}

	@BeforeEach
	void install() {
		host.purge();
		host.install("dockermod.deb");
	}

	@Test
	void reinstalledItKeepsTheSettingsAndTheNodeStartsAnewOnce() {
		host.run("echo '" + OURS + "' >>/" + SETTINGS);
		int starts = starts();
		host.install("dockermod.deb");
		assertThat(host.content(SETTINGS)).endsWith(OURS + "\n");
		assertThat(starts()).isEqualTo(starts + 1);
		assertThat(host.state()).isEqualTo("active");
	}

	@Test
	void anUpgradeKeepsChangedSettingsWhereThatIsAskedAndRestartsTheNodeOnceAndInOrder() throws IOException {
		host.run("echo '" + OURS + "' >>/" + SETTINGS);
		host.offerNewer("# as the new one wants it");
		int starts = starts();
		int pid = host.pid();
		String said = host.run("DEBIAN_FRONTEND=noninteractive apt-get install -y -o Dpkg::Options::=--force-confold "
				+ "./newer.deb </dev/null");
		assertThat(said).doesNotContain("What would you like to do");
		assertThat(host.content(SETTINGS)).endsWith(OURS + "\n");
		assertThat(host.content(SETTINGS + ".dpkg-dist")).endsWith("# as the new one wants it\n");
		assertThat(host.run("dpkg-query -W -f '${Version}' dockermod")).endsWith("+newer");
		assertThat(host.pid()).isNotIn(0, pid);
		assertThat(starts()).isEqualTo(starts + 1);
		assertThat(host.run("systemctl show --value -p NRestarts dockermod")).isEqualTo("0");
		assertThat(host.run("journalctl -u dockermod _PID=1")).doesNotContain("Failed with result", "Killing process");
	}

	@Test
	void dpkgAsksBeforeItReplacesSettingsThatWereChangedAndTheNodeRunsOnMeanwhile() throws IOException {
		host.run("echo '" + OURS + "' >>/" + SETTINGS);
		host.offerNewer("# as the new one wants it");
		int pid = host.pid();
		assertThat(host.tried("dpkg -i newer.deb </dev/null")).contains("Configuration file '/" + SETTINGS + "'",
				"Modified (by you or by a script) since installation", "What would you like to do about it ?",
				"status 1");
		assertThat(host.pid()).isEqualTo(pid);
		assertThat(host.run("dockermod nodes")).contains("up");
		host.run("dpkg --force-confold --configure dockermod");
		assertThat(host.content(SETTINGS)).endsWith(OURS + "\n");
	}

	@Test
	void settingsThatNobodyChangedBecomeThoseOfTheNewVersionWithoutAQuestion() throws IOException {
		host.offerNewer("# as the new one wants it");
		host.run("dpkg -i newer.deb </dev/null");
		assertThat(host.content(SETTINGS)).endsWith("# as the new one wants it\n");
		assertThat(host.run("stat -c '%U:%G %a' /etc/dockermod")).isEqualTo("root:dockermod 750");
	}

	@Test
	void removedItsSettingsAndSecretStayAndAreThereWhenItComesBack() {
		host.run("echo '" + OURS + "' >>/" + SETTINGS + "; echo of-the-cluster >/etc/dockermod/secret");
		host.run("apt-get remove -y dockermod");
		assertThat(host.state()).isEqualTo("inactive");
		assertThat(host.tried("ls /var/cache/dockermod /usr/lib/dockermod /run/dockermod")).contains("status 2");
		assertThat(host.content("etc/dockermod/secret")).isEqualTo("of-the-cluster\n");
		assertThat(host.install("dockermod.deb")).doesNotContain("What would you like to do");
		assertThat(host.content(SETTINGS)).endsWith(OURS + "\n");
		assertThat(host.state()).isEqualTo("active");
	}

	@Test
	void aNodeThatWasDisabledIsNotStartedByAnUpgrade() throws IOException {
		host.run("systemctl disable --now dockermod");
		host.offerNewer("# of the new one");
		host.run("dpkg -i newer.deb");
		assertThat(host.tried("systemctl is-enabled dockermod")).startsWith("disabled");
		assertThat(host.state()).isEqualTo("inactive");
	}

	@Test
	void whereTheHostSaysThatNothingIsStartedNothingIs() {
		host.purge();
		try {
			host.run("printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d");
			host.install("dockermod.deb");
			assertThat(host.state()).isEqualTo("inactive");
			assertThat(host.run("systemctl is-enabled dockermod")).isEqualTo("enabled");
		}
		finally {
			host.run("rm -f /usr/sbin/policy-rc.d");
		}
	}

	@Test
	void itIsInstalledAndPurgedWhereThereIsNoSystemd() {
		host.purge();
		String without = "unshare --mount bash -ec 'mount -t tmpfs tmpfs /run; ";
		host.run(without + "apt-get install -y ./dockermod.deb; dockermod --version'");
		assertThat(host.state()).isEqualTo("inactive");
		assertThat(host.run("readlink /etc/systemd/system/multi-user.target.wants/dockermod.service"))
			.isEqualTo("/lib/systemd/system/dockermod.service");
		host.run(without + "apt-get purge -y dockermod'");
		assertThat(host.tried("ls /etc/dockermod")).contains("status 2");
	}

	@Test
	void itIsInstalledThoughNoCacheForJavaCanBeMade() {
		host.purge();
		assertThat(host.install("dockermod.deb")).contains("No AOT cache: ");
		assertThat(host.state()).isEqualTo("active");
	}

	private static int starts() {
		return (int) host.run("journalctl -u dockermod _PID=1")
			.lines()
			.filter((line) -> line.contains(": Started dockermod.service"))
			.count();
	}

}
