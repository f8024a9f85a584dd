package com.deblox.dockermod.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import com.deblox.dockermod.docker.DockerBridges;
import com.deblox.dockermod.doctor.Finding.Severity;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is found wrong with a host, each thing provoked.
 */
class LocalCheckupTests {

	private static final String MODERN = "{\"Version\": \"29.1.0\", \"ApiVersion\": \"1.52\"}";

	@TempDir
	Path folder;

	private HttpServer docker;

	private @Nullable HttpServer other;

	private int freePort;

	@BeforeEach
	void host() throws IOException {
		this.docker = answering(MODERN);
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.freePort = free.getLocalPort();
		}
		Files.createDirectories(this.folder.resolve("config"));
		Files.createDirectories(this.folder.resolve("templates"));
		Files.writeString(this.folder.resolve("hazelcast.yaml"), "hazelcast:\n  network:\n    port:\n      port: 1\n");
		secret("secret", "0123456789abcdef0123456789abcdef", "rw-------");
		secret("token", "fedcba9876543210fedcba9876543210", "rw-------");
		settings("tcp://127.0.0.1:" + this.docker.getAddress().getPort(), this.freePort, "127.0.0.1", """
				  security:
				    secret-file: secret
				    token-file: token
				""");
	}

	@AfterEach
	void stop() {
		this.docker.stop(0);
		if (this.other != null) {
			this.other.stop(0);
		}
	}

	private static HttpServer answering(String body) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
		server.start();
		return server;
	}

	private int listening(String body) throws IOException {
		HttpServer server = answering(body);
		this.other = server;
		return server.getAddress().getPort();
	}

	private void settings(String docker, int port, String address, String more) throws IOException {
		Files.writeString(this.folder.resolve("config/application.yaml"), """
				server:
				  address: %s
				  port: %d
				dockermod:
				  docker:
				    host: %s
				%s""".formatted(address, port, docker, more));
	}

	private void secret(String name, String content, String rights) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name), content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
	}

	private Finding only() {
		List<Finding> findings = LocalCheckup.of(this.folder);
		assertThat(findings).hasSize(1);
		Finding finding = findings.getFirst();
		assertThat(finding.why()).isNotEmpty();
		assertThat(finding.mend()).isNotEmpty();
		return finding;
	}

	@Test
	void aHostThatIsWellHasNoFindings() {
		assertThat(LocalCheckup.of(this.folder)).isEmpty();
	}

	@Test
	void settingsThatCannotBeReadAreTold() throws IOException {
		Files.writeString(this.folder.resolve("config/application.yaml"), "server:\n\taddress: x");
		assertThat(only().check()).isEqualTo("settings");
	}

	@Test
	void noDockerAtItsSocketIsToldWithHowToStartIt() throws IOException {
		settings("unix:///nonexistent/docker.sock", this.freePort, "127.0.0.1", "");
		Finding finding = only();
		assertThat(finding.what()).isEqualTo("There is no Docker at /nonexistent/docker.sock");
		assertThat(finding.mend()).contains("systemctl enable --now docker");
	}

	@Test
	void aDaemonThatIsStoppedIsTold() throws IOException {
		this.docker.stop(0);
		Finding finding = only();
		assertThat(finding.check()).isEqualTo("docker");
		assertThat(finding.what()).contains("does not answer");
		assertThat(finding.mend()).contains("systemctl restart docker");
	}

	@Test
	void aDaemonThatListensNoMoreIsTold() throws IOException {
		Path socket = this.folder.resolve("docker.sock");
		try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			channel.bind(UnixDomainSocketAddress.of(socket));
		}
		settings("unix://" + socket, this.freePort, "127.0.0.1", "");
		assertThat(only().what()).contains(socket.toString(), "does not answer");
	}

	@Test
	void aSocketThatThisUserMayNotUseIsToldWithTheGroup() {
		Finding finding = DockerCheck.rights(this.folder.resolve("docker.sock"), "anna");
		assertThat(finding.what()).startsWith("This user, anna, may not use Docker's socket");
		assertThat(finding.mend()).startsWith("usermod -aG docker anna");
	}

	@Test
	void aDaemonThatIsTooOldIsAWarning() throws IOException {
		this.docker.stop(0);
		this.docker = answering("{\"Version\": \"18.09\", \"ApiVersion\": \"1.39\"}");
		settings("tcp://127.0.0.1:" + this.docker.getAddress().getPort(), this.freePort, "127.0.0.1", "");
		Finding finding = only();
		assertThat(finding.severity()).isEqualTo(Severity.WARNING);
		assertThat(finding.what()).contains("18.09", "1.39");
	}

	@Test
	void aDaemonThatBeginsItsAnswerAndHangsIsTold() throws IOException {
		try (ServerSocket hanging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread.ofVirtual().start(() -> {
				try (Socket socket = hanging.accept()) {
					socket.getOutputStream()
						.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
					// until the doctor leaves
					socket.getInputStream().readAllBytes();
				}
				catch (IOException ex) {
					// so he left
				}
			});
			settings("tcp://127.0.0.1:" + hanging.getLocalPort(), this.freePort, "127.0.0.1", "");
			assertThat(DockerCheck.of(LocalSettings.of(this.folder), Duration.ofMillis(300))).singleElement()
				.extracting(Finding::what)
				.asString()
				.contains("does not answer");
		}
	}

	@Test
	void aSettingIsFoundHoweverItIsSpelt() throws IOException {
		settings("tcp://127.0.0.1:" + this.docker.getAddress().getPort(), this.freePort, "0.0.0.0", """
				  security:
				    secretFile: secret
				    token_file: token
				""");
		assertThat(LocalCheckup.of(this.folder)).isEmpty();
	}

	@Test
	void aPortThatSomethingElseHasIsTold() throws IOException {
		int port = listening("<html>");
		settings("tcp://127.0.0.1:" + this.docker.getAddress().getPort(), port, "127.0.0.1", "");
		Finding finding = only();
		assertThat(finding.check()).isEqualTo("port");
		assertThat(finding.what()).contains("no DockerMod", ":" + port, "server.port");
		assertThat(finding.mend()).contains("ss -ltnp");
	}

	@Test
	void aPortThatTheNodeHasIsItsOwn() throws IOException {
		int port = listening("{\"product\": \"DockerMod\"}");
		settings("tcp://127.0.0.1:" + this.docker.getAddress().getPort(), port, "127.0.0.1", "");
		assertThat(LocalCheckup.of(this.folder)).isEmpty();
	}

	@Test
	void aMemberPortThatSomethingElseHasIsTold() throws IOException {
		this.other = answering("");
		Files.writeString(this.folder.resolve("hazelcast.yaml"),
				"hazelcast:\n  network:\n    port:\n      port: " + this.other.getAddress().getPort() + "   # ours\n");
		assertThat(only().what()).contains("the members' port in hazelcast.yaml");
	}

	@Test
	void filesThatOthersCanReadAreToldWithTheCommand() throws IOException {
		secret("secret", "0123456789abcdef0123456789abcdef", "rw-r--r--");
		Finding finding = only();
		assertThat(finding.severity()).isEqualTo(Severity.ERROR);
		assertThat(finding.what()).contains("secret-file", "which others can read");
		assertThat(finding.mend()).isEqualTo("chmod 600 " + this.folder.resolve("secret"));
	}

	@Test
	void aTokenFileThatIsMissingOrEmptyIsTold() throws IOException {
		Files.delete(this.folder.resolve("token"));
		assertThat(only().what()).contains("token-file", "which does not exist");
		secret("token", "\n", "rw-------");
		assertThat(only().what()).contains("which is empty");
	}

	@Test
	void aTokenThatCanBeGuessedIsAWarning() throws IOException {
		secret("token", "short", "rw-------");
		Finding finding = only();
		assertThat(finding.severity()).isEqualTo(Severity.WARNING);
		assertThat(finding.what()).contains("5 characters").doesNotContain("short");
	}

	@Test
	void neitherSecretNorTokenBeyondLoopbackIsTold() throws IOException {
		settings("tcp://127.0.0.1:" + this.docker.getAddress().getPort(), this.freePort, "0.0.0.0", "");
		List<Finding> findings = LocalCheckup.of(this.folder);
		assertThat(findings).extracting(Finding::check).containsExactly("secret", "token");
		assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING, Severity.ERROR);
	}

	@Test
	void aTemplateThatIsNotJsonIsTold() throws IOException {
		Files.writeString(this.folder.resolve("templates/web.json"), "{\"Image\": ");
		Finding finding = only();
		assertThat(finding.check()).isEqualTo("template");
		assertThat(finding.what()).contains("web.json", "is not JSON");
	}

	@Test
	void dockersBridgesAreKnownByTheirNames() {
		assertThat(List.of("docker0", "docker_gwbridge", "br-0123456789ab", "podman0"))
			.allMatch(DockerBridges::isBridge);
		assertThat(List.of("eth0", "lo", "br0", "br-lan", "bond0", "wlan0")).noneMatch(DockerBridges::isBridge);
		assertThat(DockerBridges.of("127.0.0.1")).isEmpty();
	}

}
