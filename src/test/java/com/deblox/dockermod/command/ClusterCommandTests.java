package com.deblox.dockermod.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.docker.HostAddress;
import com.deblox.dockermod.joining.ClusterFolder;
import com.deblox.dockermod.joining.ClusterSettings;
import com.deblox.dockermod.joining.Invitation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What {@code dockermod cluster} changes on a host, and what it says.
 */
class ClusterCommandTests {

	@TempDir
	private Path folder;

	private String address = "";

	private int port;

	private int memberPort;

	@BeforeEach
	void findAnAddress() throws IOException {
		List<HostAddress> addresses = HostAddress.outward(HostAddress.ofThisHost());
		assumeThat(addresses).isNotEmpty();
		this.address = addresses.getFirst().address();
		try (ServerSocket one = new ServerSocket(0); ServerSocket other = new ServerSocket(0)) {
			this.port = one.getLocalPort();
			this.memberPort = other.getLocalPort();
		}
	}

	private Ran cluster(String... words) {
		return cluster("", Map.of(), words);
	}

	private Ran cluster(String in, Map<String, String> env, String... words) {
		String[] args = new String[words.length + 3];
		args[0] = "cluster";
		System.arraycopy(words, 0, args, 1, words.length);
		args[args.length - 2] = "--directory";
		args[args.length - 1] = this.folder.toString();
		return Ran.hearing(in, env, false, args);
	}

	private Ran create() {
		return cluster("create", "--interface", this.address, "--port", "" + this.port, "--node-port",
				"" + this.memberPort);
	}

	@Test
	void createMakesTheFilesAndSaysWhatTheNextHostNeeds() {
		Ran ran = create();
		assertThat(ran.err()).isEmpty();
		assertThat(ran.status()).isZero();
		assertThat(ran.out()).contains("No dockermod.service of this host starts in " + this.folder,
				"  dockermod cluster invite | ssh root@HOST dockermod cluster join --interface INTERFACE\n");
		ClusterFolder made = new ClusterFolder(this.folder);
		assertThat(made.settings()).isEqualTo(new ClusterSettings("deblox", this.address, this.port, this.memberPort,
				List.of(this.address + ":" + this.memberPort)));
		assertThat(ran.out()).doesNotContain(made.secret(), made.token());
	}

	@Test
	void createDoesNotTouchWhatIsThere() throws IOException {
		create();
		String secret = new ClusterFolder(this.folder).secret();
		Ran again = create();
		assertThat(again.status()).isEqualTo(1);
		assertThat(again.err()).startsWith("This host is of the cluster deblox already:").hasLineCount(1);
		assertThat(new ClusterFolder(this.folder).secret()).isEqualTo(secret);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "no7 | --interface 'no7' is no interface, address or network of this host: ",
					"lo | --interface 'lo' is loopback, where no other host reaches this one: ",
					"127.0.0.0/8 | --interface '127.0.0.0/8' is loopback" })
	void createRefusesWhatOthersCannotReach(String networkInterface, String sentence) {
		Ran ran = cluster("create", "--interface", networkInterface);
		assertThat(ran.status()).isEqualTo(2);
		assertThat(ran.err()).startsWith(sentence).hasLineCount(1);
		assertThat(this.folder).isEmptyDirectory();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "--port | 0 | --port is 0: 1 to 65535 is allowed",
					"--node-port | 65536 | --node-port is 65536: 1 to 65535 is allowed",
					"--name | a b | --name is 'a b': letters" })
	void createRefusesOptionsThatANodeWouldNotStartWith(String option, String value, String sentence) {
		Ran ran = cluster("create", "--interface", this.address, option, value);
		assertThat(ran.status()).isEqualTo(2);
		assertThat(ran.err()).startsWith(sentence).hasLineCount(1);
	}

	@Test
	void createRefusesAPortThatSomebodyHas() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral(this.address))) {
			Ran ran = cluster("create", "--interface", this.address, "--port", "" + taken.getLocalPort());
			assertThat(ran.status()).isEqualTo(1);
			assertThat(ran.err()).contains("Port " + taken.getLocalPort(), "nothing was changed");
			assertThat(this.folder).isEmptyDirectory();
		}
	}

	@Test
	void joinWritesWhatTheInvitationSays() throws IOException {
		try (ServerSocket member = new ServerSocket(0, 1, InetAddress.ofLiteral(this.address))) {
			String invitation = invitation(member.getLocalPort()).text();
			Ran ran = cluster(invitation + "\n", Map.of(), "join", "--interface", this.address);
			assertThat(ran.err()).isEmpty();
			assertThat(ran.status()).isZero();
			ClusterFolder made = new ClusterFolder(this.folder);
			assertThat(made.settings().members()).containsExactly(this.address + ":" + member.getLocalPort());
			assertThat(made.secret()).isEqualTo("the secret of the cluster");
			assertThat(ran.out()).doesNotContain("the secret", "the token");
			Ran again = cluster(invitation, Map.of(), "join", "--interface", this.address);
			assertThat(again.status()).isZero();
			assertThat(again.out()).isEqualTo("This host is of the cluster deblox already: nothing was changed.\n");
			Files.writeString(this.folder.resolve("secret"), "another secret of 16");
			Ran other = cluster(invitation, Map.of(), "join", "--interface", this.address);
			assertThat(other.status()).isEqualTo(1);
			assertThat(other.err()).startsWith("This host is of another cluster, deblox:").hasLineCount(1);
		}
	}

	@Test
	void joinChangesNothingWhereNoMemberIs() throws IOException {
		int nobody;
		try (ServerSocket member = new ServerSocket(0)) {
			nobody = member.getLocalPort();
		}
		Ran ran = cluster(invitation(nobody).text(), Map.of(), "join", "--interface", this.address);
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.err()).contains("No node of the cluster can be connected to", "Connection refused",
				"nothing was changed");
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void joinReadsAFileAndRefusesHalfAnInvitation() throws IOException {
		Path file = Files.writeString(Files.createTempFile("invitation", ""), invitation(1).text().substring(0, 90));
		Ran ran = cluster("join", "--interface", this.address, file.toString());
		Files.delete(file);
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.err()).isEqualTo("This invitation is not whole: take all of its one line\n");
	}

	@Test
	void inviteIsOneLineThatJoinReads() {
		Ran none = cluster("invite");
		assertThat(none.status()).isEqualTo(1);
		assertThat(none.err()).contains("'dockermod cluster create' makes this host the first");
		create();
		Ran ran = cluster("invite");
		assertThat(ran.lines()).hasSize(1);
		assertThat(Invitation.parse(ran.out()).members()).containsExactly(this.address + ":" + this.memberPort);
	}

	@Test
	void leaveRemovesWhatWasMade() {
		assertThat(cluster("leave").out()).isEqualTo("This host is of no cluster: nothing was changed.\n");
		create();
		Ran ran = cluster("leave");
		assertThat(ran.status()).isZero();
		assertThat(ran.out()).contains("Removed " + this.folder.resolve("cluster.yaml"));
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void aServiceThatDoesNotStartIsTold() throws IOException {
		Path bin = Files.createTempDirectory("bin");
		Path systemctl = Files.writeString(bin.resolve("systemctl"), """
				#!/bin/sh
				case $1 in
				  show) echo '%s' ;;
				  *) echo "Job for dockermod.service failed." >&2; exit 1 ;;
				esac
				""".formatted(this.folder));
		Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwxr-xr-x"));
		Ran ran = cluster("", Map.of("PATH", bin.toString()), "create", "--interface", this.address, "--port",
				"" + this.port, "--node-port", "" + this.memberPort);
		assertThat(ran.status()).isEqualTo(1);
		assertThat(ran.err()).contains("dockermod.service was not started again (Job for dockermod.service failed.)",
				"journalctl -u dockermod", "dockermod cluster leave");
	}

	private Invitation invitation(int memberPort) {
		return new Invitation("deblox", this.port, this.memberPort, List.of(this.address + ":" + memberPort),
				"the secret of the cluster", "the token of the callers");
	}

}
