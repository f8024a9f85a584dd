package com.deblox.dockermod.original;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.settings.WrongSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A start as the original was started, with its own file.
 */
class OriginalCommandLineTests {

	/** As the original's description prints it. */
	private static final Path PRINTED = Path.of("src/test/resources/original/conf.json");

	@TempDir
	private Path folder;

	private final List<String> warnings = new ArrayList<>();

	private Map<String, Object> files = Map.of();

	@Test
	void theFileAsItIsPrintedIsUnderstood() throws IOException {
		Path conf = PRINTED;
		ConfigurableEnvironment environment = start("-conf", conf.toString(), "-cluster", "-cluster-host", "localhost");
		assertThat(environment.getProperty("dockermod.cluster-address")).isEqualTo("deblox");
		assertThat(environment.getProperty("dockermod.docker.host")).isEqualTo("tcp://localhost:5555");
		assertThat(environment.getProperty("dockermod.tracking-interval")).isEqualTo("10000ms");
		assertThat(environment.getProperty("dockermod.task-timeout")).isEqualTo("2500ms");
		assertThat(environment.getProperty("dockermod.join")).isEqualTo("true");
		assertThat(this.warnings).containsExactly("main of " + conf + " has no counterpart: the jar is the program",
				"services of " + conf + " has no counterpart: every node tracks its containers and serves HTTP",
				"announceInterval of " + conf + " has no counterpart: nodes see each other come and go by themselves");
	}

	@Test
	void aKeyThatTheOriginalDoesNotHaveIsNamed() throws IOException {
		Path conf = write("{\"taskTimout\": 1}");
		start("-conf", conf.toString());
		assertThat(this.warnings)
			.containsExactly("taskTimout of " + conf + " is no key of the original's, and is not used");
	}

	@Test
	void theCommandLineCountsMoreThanTheEnvironmentThanTheFileThanApplicationYaml() throws IOException {
		Path conf = write("{\"taskTimeout\": 1, \"trackingServiceInterval\": 1000, \"clusterAddress\": \"conf\"}");
		this.files = Map.of("dockermod.task-timeout", "file", "dockermod.tracking-interval", "file",
				"dockermod.cluster-address", "file");
		ConfigurableEnvironment environment = environment("-conf", conf.toString(), "--dockermod.task-timeout=4s");
		environment.getPropertySources()
			.addAfter(SimpleCommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME,
					new MapPropertySource("variables", Map.of("dockermod.tracking-interval", "3s")));
		process(environment);
		assertThat(environment.getProperty("dockermod.task-timeout")).isEqualTo("4s");
		assertThat(environment.getProperty("dockermod.tracking-interval")).isEqualTo("3s");
		assertThat(environment.getProperty("dockermod.cluster-address")).isEqualTo("conf");
	}

	@Test
	void withoutClusterANodeStaysAlone() throws IOException {
		assertThat(start("-conf", write("{}").toString()).getProperty("dockermod.join")).isEqualTo("false");
		assertThat(start().getProperty("dockermod.join")).isNull();
		assertThat(start("-cluster").getProperty("dockermod.join")).isEqualTo("true");
		assertThat(start("-cluster-host", "127.0.0.1").getProperty("dockermod.join")).isEqualTo("true");
	}

	@Test
	void aClusterHostBeyondLoopbackNeedsASecret() throws IOException {
		String host = ownAddress();
		assumeThat(host).isNotEmpty();
		assertThatExceptionOfType(WrongSettingException.class)
			.isThrownBy(() -> start("-cluster", "-cluster-host", host))
			.withMessage("-cluster-host is " + host + ", where whoever connects would be a node: a loopback address is "
					+ "allowed, or any of this host with dockermod.security.secret-file or dockermod.security.secret set");
		this.files = Map.of("dockermod.security.secret-file", "/etc/dockermod/secret");
		ConfigurableEnvironment environment = start("-cluster", "-cluster-host", host);
		assertThat(environment.getProperty("dockermod.members.interface")).isEqualTo(host);
		assertThat(environment.getProperty("server.address")).isEqualTo(host);
		assertThat(start("-cluster-host", host, "--server.address=0.0.0.0").getProperty("server.address"))
			.isEqualTo("0.0.0.0");
		this.files = Map.of("dockermod.security.secret-file", "/etc/dockermod/secret", "server.address", "127.0.0.1");
		assertThat(start("-cluster-host", host).getProperty("server.address")).isEqualTo("127.0.0.1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"dockerPort": "5555"} | dockerPort of CONF is "5555": a whole number from 1 to 65535 is allowed
					{"dockerPort": 65536} | dockerPort of CONF is 65536: a whole number from 1 to 65535 is allowed
					{"dockerHost": 1} | dockerHost of CONF is 1: a text is allowed
					{"clusterAddress": null} | clusterAddress of CONF is null: a text is allowed
					{"taskTimeout": 2.5} | taskTimeout of CONF is 2.5: a whole number from 1 to 2147483647 is allowed
					{"trackingServiceInterval": 0} | trackingServiceInterval of CONF is 0: a whole number from 1 to 2147483647 is allowed
					[] | -conf is CONF, which holds no JSON object: a file with a JSON object is allowed
					{"main" | -conf is CONF, which is not JSON at line 2, column 1: a file with a JSON object is allowed
					{"main": 1, "main": 2} | -conf is CONF, which is not JSON at line 1, column 19: a file with a JSON object is allowed
					""")
	void aWrongFileIsOneSentence(String content, String sentence) throws IOException {
		Path conf = write(content);
		assertThatExceptionOfType(WrongSettingException.class).isThrownBy(() -> start("-conf", conf.toString()))
			.withMessage(sentence.replace("CONF", conf.toString()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					-conf /nowhere.json | -conf is /nowhere.json, which does not exist: a file with a JSON object is allowed
					-conf -cluster | -conf has no value: a file with a JSON object is allowed
					-cluster-host | -cluster-host has no value: an address of this host is allowed
					-cluster-host nowhere.invalid | -cluster-host is nowhere.invalid, which no name server and no /etc/hosts knows: an address of this host is allowed, as 'ip -brief address' lists them
					-cluster-host 192.0.2.1 | -cluster-host is 192.0.2.1, which this host does not have: an address of this host is allowed, as 'ip -brief address' lists them
					-cluster-port many | -cluster-port is many: 1 to 65535 is allowed
					-clustre | -clustre is no option of a node: -conf FILE, -cluster, -cluster-host HOST, and each setting as --name=value are allowed
					""")
	void aWrongOptionIsOneSentence(String words, String sentence) {
		assertThatExceptionOfType(WrongSettingException.class).isThrownBy(() -> start(words.split(" ", -1)))
			.withMessage(sentence);
	}

	@Test
	void optionsOfVertxThatHaveNoCounterpartAreNamed() {
		start("-cluster", "-cluster-port", "25500", "-instances", "4", "-ha");
		assertThat(this.warnings).hasSize(3)
			.allSatisfy((warning) -> assertThat(warning).contains(" has no counterpart: "))
			.element(0)
			.asString()
			.startsWith("-cluster-port ");
	}

	@Test
	void aDaemonIsFoundByItsHostOrPortAlone() throws IOException {
		assertThat(
				start("-conf", write("{\"dockerHost\": \"10.0.0.9\"}").toString()).getProperty("dockermod.docker.host"))
			.isEqualTo("tcp://10.0.0.9:5555");
		assertThat(start("-conf", write("{\"dockerPort\": 2375}").toString()).getProperty("dockermod.docker.host"))
			.isEqualTo("tcp://localhost:2375");
	}

	private Path write(String content) throws IOException {
		return Files.writeString(this.folder.resolve("conf.json"), content + "\n");
	}

	private ConfigurableEnvironment start(String... words) {
		ConfigurableEnvironment environment = environment(words);
		process(environment);
		return environment;
	}

	private ConfigurableEnvironment environment(String... words) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(words));
		environment.getPropertySources().addLast(new MapPropertySource("application.yaml", this.files));
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

	private void process(ConfigurableEnvironment environment) {
		OriginalCommandLine.understand(environment, this.warnings::add);
	}

	/** The first that is none of loopback; empty on a host that has none. */
	private static String ownAddress() throws IOException {
		return NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> address instanceof java.net.Inet4Address && !address.isLoopbackAddress())
			.map(InetAddress::getHostAddress)
			.findFirst()
			.orElse("");
	}

}
