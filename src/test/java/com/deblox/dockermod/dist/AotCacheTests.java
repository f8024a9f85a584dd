package com.deblox.dockermod.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code aot-cache} with a java that only notes how it was started.
 */
class AotCacheTests {

	private static final String MAKES_A_CACHE = """
			echo "$@" >>"$(dirname "$0")/../starts"
			env >"$(dirname "$0")/../environment"
			cp hazelcast.yaml "$(dirname "$0")/../trial.yaml" 2>/dev/null
			for option; do
			  case $option in -XX:AOTCacheOutput=*) echo made >"${option#*=}" ;; esac
			done
			""";

	@TempDir
	Path folder;

	private Path application;

	private Path cache;

	private Jvm jvm;

	@BeforeEach
	void unpackedApplication() throws IOException {
		this.application = Files.createDirectories(this.folder.resolve("application folder"));
		Files.createDirectories(this.application.resolve("lib"));
		Files.writeString(this.application.resolve("dockermod.jar"), "jar");
		Files.writeString(this.application.resolve("lib/other.jar"), "jar");
		Files.writeString(this.application.resolve("jvm.options"), "-Xmx256m\n");
		this.cache = Files.createDirectories(this.folder.resolve("cache")).resolve("application.aot");
		this.jvm = Jvm.of(this.folder.resolve("jdk"), MAKES_A_CACHE);
	}

	@Test
	void makesACacheWhereThereIsNone() throws Exception {
		assertThat(make()).isEqualTo(new Ended(0, ""));
		assertThat(this.cache).hasContent("made");
		assertThat(this.jvm.starts()).first()
			.asString()
			.startsWith("@" + this.application.resolve("jvm.options"))
			.contains("-Dspring.context.exit=onRefresh");
	}

	@Test
	void doesNothingWhenTheCacheFits() throws Exception {
		make();
		int starts = this.jvm.starts().size();
		assertThat(make()).isEqualTo(new Ended(0, ""));
		assertThat(this.jvm.starts()).hasSize(starts);
	}

	@Test
	void makesItAgainForAnotherJar() throws Exception {
		assertThatIsMadeAgainAfter(() -> Files.writeString(this.application.resolve("dockermod.jar"), "newer"));
		assertThatIsMadeAgainAfter(() -> Files.writeString(this.application.resolve("lib/other.jar"), "newer"));
	}

	@Test
	void makesItAgainForOtherOptions() throws Exception {
		assertThatIsMadeAgainAfter(() -> Files.writeString(this.application.resolve("jvm.options"), "-Xmx300m\n"));
	}

	@Test
	void makesItAgainForAnotherJvm() throws Exception {
		assertThatIsMadeAgainAfter(() -> Files.writeString(this.jvm.home().resolve("lib/modules"), "newer"));
	}

	@Test
	void makesItAgainWhenTheFileIsNotTheOneThatItMade() throws Exception {
		assertThatIsMadeAgainAfter(() -> Files.writeString(this.cache, "cut"));
	}

	@Test
	void keepsTheOldCacheWholeWhenTheTrialFails() throws Exception {
		make();
		Files.writeString(this.application.resolve("dockermod.jar"), "newer");
		this.jvm.becomes("echo why it failed; exit 3");
		Ended ended = make();
		assertThat(ended.status()).isOne();
		assertThat(ended.said()).startsWith("No AOT cache: The trial failed: it ended with 3;").hasLineCount(1);
		assertThat(failure()).content().startsWith("The trial failed: it ended with 3.\nwhy it failed\n");
		assertThat(this.cache).hasContent("made");
		assertThat(this.cache.resolveSibling("application.aot.trial")).doesNotExist();
	}

	@Test
	void doesNotTryAgainWhatFailedUntilSomethingChanges() throws Exception {
		this.jvm.becomes("echo \"$@\" >>\"$(dirname \"$0\")/../starts\"; exit 3");
		make();
		Ended again = make();
		assertThat(again.status()).isOne();
		assertThat(again.said()).contains("It failed before with this JVM and this jar");
		assertThat(this.jvm.starts()).hasSize(1);
		this.jvm.becomes(MAKES_A_CACHE);
		assertThat(make().status()).isZero();
		assertThat(failure()).doesNotExist();
	}

	@Test
	void endsATrialThatHangs() throws Exception {
		this.jvm.becomes("sleep 300");
		Ended ended = make("AOT_CACHE_SECONDS", "1");
		assertThat(ended.status()).isOne();
		assertThat(ended.said()).contains("it took longer than 1 s");
		assertThat(this.cache).doesNotExist();
	}

	@Test
	void refusesACacheThatTheJvmDoesNotTake() throws Exception {
		this.jvm.becomes(MAKES_A_CACHE + "case $* in *AOTMode=on*) echo does not fit; exit 1 ;; esac");
		assertThat(make().status()).isOne();
		assertThat(failure()).content().contains("\ndoes not fit\n");
		assertThat(this.cache).doesNotExist();
	}

	@Test
	void trialReadsNoSettingsOfTheNodeAndMeetsNobody() throws Exception {
		make("DOCKERMOD_SECURITY_TOKEN", "a-token", "JDK_JAVA_OPTIONS", "-Dcom.sun.management.jmxremote.port=9010");
		assertThat(this.jvm.home().resolve("environment")).content()
			.doesNotContain("a-token")
			.doesNotContain("jmxremote");
		assertThat(this.jvm.home().resolve("trial.yaml")).content()
			.contains("- 127.0.0.1", "port: 0")
			.doesNotContain("enabled: true\n        m");
		assertThat(this.jvm.starts()).first()
			.asString()
			.contains("--server.port=0", "--dockermod.socket= ",
					"--dockermod.docker.host=unix:///nonexistent/docker.sock")
			.containsPattern("--dockermod.security.secret=[0-9a-f]{48}");
	}

	@Test
	void saysWhatIsMissing() throws Exception {
		Files.delete(this.application.resolve("jvm.options"));
		assertThat(make())
			.isEqualTo(new Ended(1, "No AOT cache: There is no jvm.options in " + this.application + "."));
	}

	private void assertThatIsMadeAgainAfter(Change change) throws Exception {
		make();
		int starts = this.jvm.starts().size();
		change.make();
		assertThat(make().status()).isZero();
		assertThat(this.cache).hasContent("made");
		assertThat(this.jvm.starts()).hasSizeGreaterThan(starts);
	}

	private Path failure() {
		return this.cache.resolveSibling("application.aot.failed");
	}

	private Ended make(String... environment) throws IOException, InterruptedException {
		return Ended.of(List.of("src/main/dist/aot-cache", this.application.toString(), this.cache.toString()),
				this.jvm.environment(environment));
	}

	private interface Change {

		void make() throws IOException;

	}

}
