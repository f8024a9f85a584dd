package com.deblox.dockermod.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a host that is of a cluster has in its folder.
 */
class ClusterFolderTests {

	private static final ClusterSettings SETTINGS = new ClusterSettings("deblox", "192.168.1.11", 8081, 5702,
			List.of("192.168.1.10:5702", "host-c:5702"));

	private static final String SECRET = ClusterFolder.random();

	private static final String TOKEN = ClusterFolder.random();

	@TempDir
	private Path path;

	private ClusterFolder folder() {
		return new ClusterFolder(this.path);
	}

	@Test
	void whatIsWrittenIsReadAgain() {
		folder().write(SETTINGS, SECRET, TOKEN);
		assertThat(folder().isMember()).isTrue();
		assertThat(folder().settings()).isEqualTo(SETTINGS);
		assertThat(folder().secret()).isEqualTo(SECRET);
		assertThat(folder().token()).isEqualTo(TOKEN).isNotEqualTo(SECRET).hasSize(64);
	}

	@Test
	void nobodyElseReadsTheSecretsAndNothingIsLeftBeside() throws IOException {
		folder().write(SETTINGS, SECRET, TOKEN);
		for (String name : List.of("secret", "token")) {
			String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(this.path.resolve(name)));
			assertThat(rights).isIn("rw-------", "rw-r-----");
		}
		try (var files = Files.list(this.path)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("secret", "token",
					"cluster.yaml");
		}
		assertThat(this.path.resolve("cluster.yaml")).content().doesNotContain(SECRET, TOKEN);
	}

	@Test
	void aNodeReadsItAndWhatApplicationYamlSaysWins() throws IOException {
		folder().write(SETTINGS, SECRET, TOKEN);
		assertThat(setting("server.address")).isEqualTo("192.168.1.11");
		assertThat(setting("server.port")).isEqualTo("8081");
		assertThat(setting("dockermod.members.addresses[1]")).isEqualTo("host-c:5702");
		assertThat(setting("dockermod.security.secret-file")).isEqualTo(this.path.resolve("secret").toString());
		Files.writeString(this.path.resolve("application.yaml"), "server.port: 9090\n");
		assertThat(setting("server.port")).isEqualTo("9090");
		assertThat(setting("server.address")).isEqualTo("192.168.1.11");
	}

	@Test
	void settingsOfTheUsersOwnAreInTheWay() throws IOException {
		Files.createDirectory(this.path.resolve("config"));
		Files.writeString(this.path.resolve("application.yaml"),
				"server:\n  address: 10.0.0.1\nlogging.level.root: info\n");
		Files.writeString(this.path.resolve("config/application.yaml"), "dockermod.security.tokenFile: /etc/token\n");
		assertThatExceptionOfType(JoiningException.class).isThrownBy(() -> folder().requireFree())
			.withMessage("application.yaml in " + this.path
					+ " sets server.address, dockermod.security.token-file, which would win over what this command "
					+ "writes: take that out first");
	}

	@Test
	void variablesOfTheServiceAreInTheWayToo() throws IOException {
		Path variables = Files.writeString(this.path.resolve("default"),
				"# of this host\n_JAVA_OPTIONS=-Xmx512m\nSERVER_ADDRESS=\"10.0.0.1\"\nDOCKERMOD_SECURITY_TOKENFILE=/etc/token\n");
		assertThatExceptionOfType(JoiningException.class)
			.isThrownBy(() -> new ClusterFolder(this.path, variables).requireFree())
			.withMessageStartingWith("application.yaml in " + this.path + " or " + variables
					+ " sets server.address, dockermod.security.token-file, which would win");
	}

	@Test
	void aSecretThatSomebodyElseWroteIsNotOverwritten() throws IOException {
		folder().requireFree();
		Files.writeString(this.path.resolve("secret"), "mine");
		assertThatExceptionOfType(JoiningException.class).isThrownBy(() -> folder().requireFree())
			.withMessageContaining("There is " + this.path.resolve("secret") + " already");
	}

	@Test
	void aFolderThatIsNotThereIsTold() {
		assertThatExceptionOfType(JoiningException.class)
			.isThrownBy(() -> new ClusterFolder(Path.of("/nonexistent/dockermod")).requireWritable())
			.withMessageStartingWith("There is no folder /nonexistent/dockermod: install the package");
	}

	@Test
	void whatWasWrittenIsRemoved() throws IOException {
		Files.writeString(this.path.resolve("application.yaml"), "");
		folder().write(SETTINGS, SECRET, TOKEN);
		assertThat(folder().remove()).hasSize(3);
		assertThat(folder().remove()).isEmpty();
		assertThat(this.path.resolve("application.yaml")).exists();
	}

	@Test
	void membersOfAClusterThatThisHostWasOfBeforeAreForgotten() throws IOException {
		Path members = Files.writeString(this.path.resolve("members"), "10.0.0.9:5701 2026-11-28T03:10:00Z\n");
		folder().write(SETTINGS, SECRET, TOKEN);
		assertThat(folder().members()).containsExactly("192.168.1.11:5702", "192.168.1.10:5702", "host-c:5702");
		Files.writeString(members, "192.168.1.12:5702 2026-11-28T03:10:00Z\n");
		folder().write(SETTINGS, SECRET, TOKEN);
		assertThat(folder().members()).contains("192.168.1.12:5702");
	}

	@Test
	void aBrokenClusterFileIsTold() throws IOException {
		Files.writeString(this.path.resolve("cluster.yaml"), "server:\n  port: 1\n");
		assertThatExceptionOfType(JoiningException.class).isThrownBy(() -> folder().settings())
			.withMessageContaining("it has no dockermod.cluster-address");
	}

	@ParameterizedTest
	@CsvSource({ "server.ssl.bundle: web, true", "server.ssl.certificate: a.pem, true", "server.port: 1, false" })
	void tlsIsKnown(String line, boolean tls) throws IOException {
		Files.writeString(this.path.resolve("application.yaml"), line + "\n");
		assertThat(folder().isTls()).isEqualTo(tls);
	}

	/** As a node finds it that is started in the folder. */
	private String setting(String name) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("spring.config.location",
					"classpath:/,optional:file:" + this.path + "/", "dockermod.folder", this.path.toString())));
		ConfigDataEnvironmentPostProcessor.applyTo(environment);
		return environment.getRequiredProperty(name);
	}

}
