package com.deblox.dockermod.settings;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.deblox.dockermod.DockerModApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.AnnotationMetadata;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Each setting with a wrong value: the node does not start, and says why in one sentence.
 */
@ExtendWith(OutputCaptureExtension.class)
class WrongSettingsTests {

	/** Setting, value, and the sentence that follows them; WHERE stands for a folder. */
	private static final String WRONG = """
			dockermod.bus.max-sessions | 0 | is 0: 1 to 5000 is allowed
			dockermod.bus.max-sessions | many | is many: a whole number is allowed
			dockermod.cluster-address | my cluster | is 'my cluster': letters, digits, '_', '.' and '-' are allowed, at most 64
			dockermod.docker.cert-path | /nowhere | is /nowhere: a folder with ca.pem, cert.pem, key.pem, which this user can read, is allowed
			dockermod.docker.host | http://localhost | is 'http://localhost': unix:///path or tcp://host:port is allowed
			dockermod.docker.host | tcp://host:port | is 'tcp://host:port': unix:///path or tcp://host:port is allowed
			dockermod.docker.max-requests | 10001 | is 10001: 1 to 10000 is allowed
			dockermod.docker.max-streams | -1 | is -1: 1 to 100000 is allowed
			dockermod.join | perhaps | is perhaps: true or false is allowed
			dockermod.lost-node-retention | 0s | is 0ms: 1ms to 365d is allowed
			dockermod.lost-node-retention | 10 minutes | is 10 minutes: a time, as in 10s or 2500ms, is allowed
			dockermod.max-instances | 100001 | is 100001: 1 to 100000 is allowed
			dockermod.members.addresses | a b | has 'a b': an address or a name, with or without a port, is allowed, as 192.168.1.10:5701
			dockermod.members.file | /nowhere.yaml | is /nowhere.yaml, which does not exist or cannot be read: a file as hazelcast.yaml is allowed
			dockermod.members.port | 0 | is 0: 1 to 65535 is allowed
			dockermod.new-container-timeout | 25h | is 25h: 1ms to 1d is allowed
			dockermod.node.labels | zone | is zone: names, each with a value, is allowed
			dockermod.node.name | a/b | is 'a/b': letters, digits, '_', '.' and '-' are allowed, beginning with a letter or digit, at most 128
			dockermod.security.metrics-token | | is empty: a value is allowed, or to leave it out, or dockermod.security.metrics-token-file in its place
			dockermod.security.metrics-token-file | WHERE/none | is WHERE/none, which does not exist: a file that holds tokens, one a line, is allowed
			dockermod.security.secret | short | is 5 characters: 16 or more are allowed, as from 'openssl rand -hex 32'
			dockermod.security.secret-file | WHERE | is WHERE, which cannot be read: a file that holds a secret of 16 characters or more is allowed
			dockermod.security.token | | is empty: a value is allowed, or to leave it out, or dockermod.security.token-file in its place
			dockermod.security.token-file | WHERE/empty | is WHERE/empty, which is empty: a file that holds tokens, one a line, is allowed
			dockermod.socket | docker.sock | is 'docker.sock': an absolute path of at most 107 characters is allowed, or nothing for no socket
			dockermod.task-timeout | -1s | is -1s: 1ms to 1d is allowed
			dockermod.templates | /nowhere | is /nowhere: a folder that this user can read is allowed
			dockermod.templates | WHERE/empty | is WHERE/empty: a folder that this user can read is allowed
			dockermod.tracking-interval | 50ms | is 50ms: 100ms to 1d is allowed
			management.opentelemetry.tracing.export.max-batch-size | 0 | is 0: 1 to 2048 is allowed
			management.opentelemetry.tracing.export.max-queue-size | 0 | is 0: 1 to 1000000 is allowed
			management.opentelemetry.tracing.export.otlp.endpoint | collector:4318 | is 'collector:4318': an http or https URL is allowed, as in http://collector:4318/v1/traces
			management.opentelemetry.tracing.export.otlp.headers | x | is set: names, each with a value, is allowed
			management.opentelemetry.tracing.export.otlp.timeout | 2h | is 2h: 1ms to 1h is allowed
			management.opentelemetry.tracing.export.schedule-delay | 0 | is 0ms: 1ms to 1h is allowed
			management.tracing.sampling.probability | 1.5 | is 1.5: 0 to 1 is allowed
			management.tracing.sampling.probability | half | is half: a number, as in 0.5, is allowed
			""";

	/** Those of Spring that the documentation names. */
	private static final String WRONG_OF_SPRING = """
			server.address | nowhere.invalid | is nowhere.invalid: an address of this host is allowed
			server.address | 10.0.0.1 | is 10.0.0.1, where everybody would be root on this host: a loopback address is allowed, as 127.0.0.1, or any with dockermod.security.token or dockermod.security.token-file set
			server.port | http | is http: a whole number is allowed
			server.port | 65536 | is 65536: 0 to 65535 is allowed
			server.ssl.bundle | none | is none: a bundle that is set under spring.ssl.bundle.* is allowed
			server.ssl.client-auth | perhaps | is perhaps: none or want or need is allowed
			management.server.port | http | is http: a whole number is allowed
			management.endpoint.health.show-details | perhaps | is perhaps: never or when-authorized or always is allowed
			logging.level.com.hazelcast | loud | is loud: trace or debug or info or warn or error or fatal or off is allowed
			logging.structured.format.console | xml | is xml: ecs or gelf or logstash is allowed
			logging.structured.format.file | xml | is xml: ecs or gelf or logstash is allowed
			logging.config | /nowhere.xml | is /nowhere.xml: a file that can be read is allowed
			logging.file.name | WHERE/empty/node.log | is WHERE/empty/node.log: a file that this user can write is allowed
			logging.file.path | WHERE/empty | is WHERE/empty: a folder that this user can write is allowed
			spring.hazelcast.config | file:/nowhere.yaml | is /nowhere.yaml, which does not exist: a file as hazelcast.yaml is allowed
			""";

	private static final String UNKNOWN = """
			dockermod.task-timout | 1s | is not a setting (dockermod.task-timout from property source commandLineArgs): did you mean dockermod.task-timeout?
			dockermod.tasktimout | 1s | is not a setting (dockermod.tasktimout from property source commandLineArgs): did you mean dockermod.task-timeout?
			dockermod.node.nmae | a | is not a setting (dockermod.node.nmae from property source commandLineArgs): did you mean dockermod.node.name?
			dockermod.timeout | 1s | is not a setting (dockermod.timeout from property source commandLineArgs): those of docs/settings.md are allowed
			""";

	private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = WRONG)
	void aWrongValueIsOneSentence(String setting, String value, String sentence, CapturedOutput output)
			throws IOException {
		assertRefused(settingsAlone(), setting, value, sentence, output);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = WRONG_OF_SPRING)
	void aWrongValueOfSpringsIsOneSentence(String setting, String value, String sentence, CapturedOutput output)
			throws IOException {
		assertRefused(node(), setting, value, sentence, output);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = UNKNOWN)
	void aSettingThatIsNoneIsOneSentence(String setting, String value, String sentence, CapturedOutput output)
			throws IOException {
		assertRefused(settingsAlone(), setting, value, sentence, output);
	}

	@Test
	void eachSettingIsTried() throws IOException {
		Set<String> tried = WRONG.lines()
			.map((line) -> line.substring(0, line.indexOf(" |")))
			.collect(Collectors.toCollection(TreeSet::new));
		// found out when it is used: by the network that there is, and when there is
		// something to remember
		tried.addAll(Set.of("dockermod.members.interface", "dockermod.members.remembered"));
		assertThat(tried).isEqualTo(settings());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					hazelcast:\\n  network:\\n    port:\\n      prt: 1 | hazelcast.network.port.prt is not a setting of Hazelcast (FILE, line 4): those of its own reference are allowed
					hazelcast:\\n  network:\\n    port:\\n      port: many | hazelcast.network.port.port is not what is allowed (FILE, line 4): expected type: Integer, found: String
					hazelcast:\\n  network: [ | FILE is not YAML at line 3, column 1: indented keys and values are allowed
					""")
	void aMistakeInHazelcastsFileNamesItsLine(String content, String sentence, CapturedOutput output)
			throws IOException {
		Path file = Files.writeString(this.folder.resolve("hazelcast.yaml"), content.replace("\\n", "\n") + "\n");
		Throwable failure = start(node(), "--spring.hazelcast.config=file:" + file);
		assertSaid(failure, sentence.replace("FILE", file.toString()), StartFailure.WRONG_SETTING, output);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					dockermod:\\n task-timeout: 1s\\n  socket: x | A file of settings is not YAML at line 3, column 9, mapping values are not allowed here: keys that are there once, and are indented alike, are allowed
					dockermod:\\n  socket: x\\n  socket: y | A file of settings is not YAML at line 3, column 3, found duplicate key socket: keys that are there once, and are indented alike, are allowed
					dockermod:\\n  security:\\n    tokens: x | dockermod.security.tokens is not a setting (FILE - 3:13): did you mean dockermod.security.token?
					""")
	void aMistakeInAFileOfSettingsNamesItsLine(String content, String sentence, CapturedOutput output)
			throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yaml"), content.replace("\\n", "\n") + "\n");
		Throwable failure = start(node(), "--spring.config.additional-location=file:" + file);
		assertSaid(failure, sentence.replace("FILE", file.toString()), StartFailure.WRONG_SETTING, output);
	}

	@Test
	void keysWithoutCertificateAreOneSentence(CapturedOutput output) {
		Throwable failure = start(node(), "--server.ssl.key-store=/nowhere.p12",
				"--server.ssl.key-store-password=hidden-one");
		assertSaid(failure, "server.ssl.* or spring.ssl.bundle.* cannot be used, Unable to create key store: "
				+ "Could not load store from '/nowhere.p12' (/nowhere.p12): keys and certificates that can be read, with their "
				+ "passwords, are allowed", StartFailure.WRONG_SETTING, output);
		assertThat(output.getAll()).doesNotContain("hidden-one");
	}

	@Test
	void aFileOfSettingsThatIsMissingIsOneSentence(CapturedOutput output) {
		assertSaid(start(node(), "--spring.config.import=file:/nowhere.yaml"),
				"Config data resource 'file [/nowhere.yaml]' via location 'file:/nowhere.yaml' cannot be found: one "
						+ "that can be read is allowed",
				StartFailure.WRONG_SETTING, output);
	}

	@Test
	void aPortThatIsTakenMayBeFreeAMomentLater(CapturedOutput output) throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Path file = Files.writeString(this.folder.resolve("hazelcast.yaml"), "hazelcast:\n  network:\n    port:\n"
					+ "      port: " + taken.getLocalPort() + "\n      auto-increment: false\n");
			assertSaid(start(node(), "--spring.hazelcast.config=file:" + file),
					"The members' port of hazelcast.yaml (hazelcast.network.port) is in use by another process: a free "
							+ "one is allowed, or auto-increment",
					StartFailure.FAILED, output);
		}
	}

	@Test
	void anAddressOrPortThatIsNotToBeHadMayBeAMomentLater() {
		for (String why : List.of("Address already in use", "Cannot assign requested address")) {
			StartFailure known = StartFailure.of(new WebServerException("not started", new BindException(why)), null);
			assertThat(known).isNotNull();
			assertThat(known.status()).isEqualTo(StartFailure.FAILED);
		}
		assertThat(StartFailure.of(new IllegalStateException("of another kind"), null)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "DOCKERMOD_TASKTIMOUT, true", "DOCKERMOD_TASK_TIMEOUT, false", "DOCKERMOD_TASKTIMEOUT, false",
			"DOCKERMOD_NODE_LABELS_ZONE, false", "DOCKERMOD_MEMBERS_ADDRESSES_0, false",
			"DOCKERMOD_PORT_8080_TCP, false", "DOCKERMOD_LAB, false" })
	void ofTheEnvironmentOnlyWhatIsAlmostASettingIsRefused(String variable, boolean refused) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(variable, "1s")));
		ConfigurationPropertySources.attach(environment);
		Throwable failure = catchThrowable(
				() -> new UnknownSettings().postProcessEnvironment(environment, new SpringApplication()));
		assertThat(failure != null).isEqualTo(refused);
	}

	@Test
	void theProcessEndsWithTheStatusThatSaysSo() throws IOException, InterruptedException {
		Path said = this.folder.resolve("said");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				DockerModApplication.class.getName(), "--dockermod.task-timout=1s")
			.redirectError(said.toFile())
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(78);
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(Files.readAllLines(said).getLast()).startsWith("dockermod.task-timout is not a setting");
	}

	private void assertRefused(SpringApplication application, String setting, String value, String sentence,
			CapturedOutput output) throws IOException {
		Files.createFile(this.folder.resolve("empty"));
		String where = this.folder.toString();
		Throwable failure = start(application,
				"--" + setting + "=" + ((value != null) ? value.replace("WHERE", where) : ""));
		assertSaid(failure, setting + " " + sentence.replace("WHERE", where), StartFailure.WRONG_SETTING, output);
	}

	private static void assertSaid(Throwable failure, String sentence, int status, CapturedOutput output) {
		assertThat(output.getErr().lines().toList().getLast()).isEqualTo(sentence);
		assertThat(output.getAll()).doesNotContain("\tat ").doesNotContain("APPLICATION FAILED");
		StartFailure known = StartFailure.of(failure, null);
		assertThat(known).isNotNull();
		assertThat(known.status()).isEqualTo(status);
	}

	private static Throwable start(SpringApplication application, String... settings) {
		List<String> arguments = new ArrayList<>(List.of("--dockermod.docker.host=unix:///nonexistent",
				"--dockermod.socket=", "--server.port=0", "--" + ENDPOINT + "=http://localhost/"));
		for (String setting : settings) {
			// a setting that is given twice has both values
			String name = setting.substring(0, setting.indexOf('=') + 1);
			arguments.removeIf((argument) -> argument.startsWith(name));
			arguments.add(setting);
		}
		Throwable failure = catchThrowable(() -> application.run(arguments.toArray(String[]::new)).close());
		assertThat(failure).as(Arrays.toString(settings)).isNotNull();
		return failure;
	}

	/** A whole node, which takes a second to be refused. */
	private static SpringApplication node() {
		return new SpringApplication(DockerModApplication.class);
	}

	/** What of a node reads our settings, and nothing else. */
	private static SpringApplication settingsAlone() {
		SpringApplication application = new SpringApplication(SettingsAlone.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application;
	}

	/** Found by no scan of the whole application. */
	@ConfigurationPropertiesScan("com.deblox.dockermod")
	@Import({ SettingsConfiguration.class, SecurityIncluded.class })
	static class SettingsAlone {

	}

	/** By its name, since it is of its package only. */
	static class SecurityIncluded implements ImportSelector {

		@Override
		public String[] selectImports(AnnotationMetadata metadata) {
			return new String[] { "com.deblox.dockermod.security.SecurityConfiguration" };
		}

	}

	private static Set<String> settings() throws IOException {
		Set<String> names = new TreeSet<>();
		new JsonMapper().readTree(Path.of("target/classes/META-INF/spring-configuration-metadata.json"))
			.path("properties")
			.forEach((property) -> names.add(property.path("name").asString("")));
		return names;
	}

}
