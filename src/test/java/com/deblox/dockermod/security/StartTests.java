package com.deblox.dockermod.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.deblox.dockermod.settings.WrongSettingException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What is said at the start, and what stops it.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

	private static final String TOKEN = "dockermod.security.token=long-enough-token";

	/**
	 * Where one begins: of a node's log, of one that is not set up, of another thread.
	 */
	private static final Pattern MESSAGE = Pattern
		.compile("(?m)^(?=(\\d{4}-\\d\\d-\\d\\dT)?\\d\\d:\\d\\d:\\d\\d\\.|Exception in thread )");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "10.0.0.1", "::" })
	void startWhenServedToAllWithoutTokenIsRefused(String address, CapturedOutput output) {
		assertRefused(output, "server.address is ", "server.address=" + address);
		assertThat(output.getAll()).contains("a loopback address is allowed, as 127.0.0.1, or any with "
				+ "dockermod.security.token or dockermod.security.token-file set");
	}

	@Test
	void startWhenAddressIsNotSetWithoutTokenIsRefused(CapturedOutput output) {
		assertRefused(output, "server.address is not set, so every address of this host, where", "server.address=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "localhost" })
	void startWhenOnLoopbackWithoutTokenWarns(String address, CapturedOutput output) {
		start("server.address=" + address).close();
		assertThat(warnings(output)).hasSize(1)
			.first(InstanceOfAssertFactories.STRING)
			.contains("No dockermod.security.token: whoever is on this host is served, and nobody else");
	}

	@Test
	void startWhenServedInClearWarns(CapturedOutput output) {
		start("server.address=0.0.0.0", TOKEN).close();
		assertThat(warnings(output)).hasSize(1)
			.first(InstanceOfAssertFactories.STRING)
			.contains("No server.ssl: tokens and data travel in clear")
			.doesNotContain("long-enough-token");
	}

	@Test
	void startWhenServedWithTlsIsSilent(CapturedOutput output) {
		start("server.address=0.0.0.0", TOKEN, "server.ssl.bundle=web").close();
		assertThat(said(output)).doesNotContain("WARN");
	}

	@Test
	void startWhenTokenIsShortWarns(CapturedOutput output) {
		start("server.address=127.0.0.1", "dockermod.security.token=short-one").close();
		assertThat(output.getAll()).contains("is shorter than 16 characters, so it can be guessed")
			.doesNotContain("short-one");
	}

	@Test
	void startWhenFilesAreReadableByOthersWarns(CapturedOutput output) throws Exception {
		Path secret = Files.writeString(this.folder.resolve("secret"), "a secret in a file");
		Path tokens = Files.writeString(this.folder.resolve("tokens"), "a-token-in-a-file");
		Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
		Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw----r--"));
		String[] settings = { "server.address=127.0.0.1", "dockermod.security.secret-file=" + secret,
				"dockermod.security.token-file=" + tokens };
		start(settings).close();
		assertThat(output.getAll()).contains(secret + ", which other users").contains(tokens + ", which other users");
		Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
		Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("r--------"));
		start(settings).close();
		assertThat(output.getAll()).containsOnlyOnce(secret + ", which other users")
			.doesNotContain("a secret in")
			.doesNotContain("a-token-in");
	}

	@Test
	void startWhenTokenFileIsMissingIsRefused(CapturedOutput output) {
		Path missing = this.folder.resolve("missing");
		assertRefused(output,
				"dockermod.security.token-file is " + missing + ", which does not exist: a file that holds "
						+ "tokens, one a line, is allowed",
				"server.address=0.0.0.0", "dockermod.security.token-file=" + missing);
	}

	@Test
	void startWhenSecretIsShortIsRefused(CapturedOutput output) {
		assertRefused(output, "dockermod.security.secret is 6 characters: 16 or more are allowed",
				"server.address=127.0.0.1", "dockermod.security.secret=hidden");
		assertThat(output.getAll()).doesNotContain("hidden");
	}

	@Test
	void startWhenTheMetricsTokenIsACallersIsRefused(CapturedOutput output) {
		assertRefused(output, "is one of the callers', so it would open everything: one that no caller has is allowed",
				"server.address=127.0.0.1", "dockermod.security.token=hidden",
				"dockermod.security.metrics-token=hidden");
		assertThat(output.getAll()).doesNotContain("hidden");
	}

	@Test
	void startWhenTwoOfOneAreSetIsRefused(CapturedOutput output) {
		assertRefused(output, "dockermod.security.token is set and dockermod.security.token-file is /x: one of the two",
				"server.address=127.0.0.1", "dockermod.security.token=hidden", "dockermod.security.token-file=/x");
		assertThat(output.getAll()).doesNotContain("hidden");
	}

	@Test
	void startWhenSettingOfAnotherPackageIsWrongIsOneSentence(CapturedOutput output) {
		assertRefused(output, "other.size is 0: 1 or more is allowed", "server.address=127.0.0.1", "other.size=0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "other.size | many | a whole number is allowed",
			"other.time | soon | a time, as in 10s or 2500ms, is allowed",
			"other.unit | eons | seconds or minutes is allowed", "server.port | http | a whole number is allowed" })
	void startWhenSettingIsOfAnotherTypeIsOneSentence(String setting, String value, String allowed,
			CapturedOutput output) {
		assertRefused(output, setting + " is " + value + ": " + allowed, "server.address=127.0.0.1",
				setting + "=" + value);
	}

	private static ConfigurableApplicationContext start(String... settings) {
		SpringApplication application = new SpringApplication(Started.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		List<String> arguments = new ArrayList<>();
		for (String setting : settings) {
			arguments.add("--" + setting);
		}
		return application.run(arguments.toArray(String[]::new));
	}

	private static void assertRefused(CapturedOutput output, String sentence, String... settings) {
		assertThatException().isThrownBy(() -> start(settings));
		assertThat(output.getErr()).contains(sentence);
		assertThat(said(output)).doesNotContain("APPLICATION FAILED TO START")
			.doesNotContain("\tat ")
			.doesNotContain("Caused by");
	}

	/**
	 * Settings of another package.
	 *
	 * @param size a number
	 * @param time a time
	 * @param unit of what
	 */
	@ConfigurationProperties("other")
	record OtherProperties(@DefaultValue("1") int size, @DefaultValue("1s") Duration time, @Nullable Unit unit) {

		OtherProperties {
			requirePositive("other.size", size);
		}

		/** Of what. */
		enum Unit {

			SECONDS, MINUTES

		}

		private static void requirePositive(String name, int value) {
			if (value < 1) {
				throw new WrongSettingException(name + " is " + value + ": 1 or more is allowed");
			}
		}

	}

	/** What checks the settings; no scan of the whole application is to find it. */
	@Import(SecurityConfiguration.class)
	@EnableConfigurationProperties(OtherProperties.class)
	static class Started {

	}

	private static List<String> warnings(CapturedOutput output) {
		return said(output).lines().filter((line) -> line.contains("WARN") && line.contains("StartCheck")).toList();
	}

	/** On this thread: what other tests left behind may be saying something meanwhile. */
	private static String said(CapturedOutput output) {
		return MESSAGE.splitAsStream(output.getAll())
			.filter((message) -> message.contains("[           main] "))
			.collect(Collectors.joining());
	}

}
