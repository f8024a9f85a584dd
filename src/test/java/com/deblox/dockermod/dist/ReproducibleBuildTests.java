package com.deblox.dockermod.dist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who builds a commit gets what others got of it, byte for byte.
 */
@Tag("long")
class ReproducibleBuildTests {

	private static final String BUILD = """
			umask "$2"
			git clone --quiet --no-hardlinks . "$1"
			cd "$1"
			timeout -s KILL 500 ./mvnw -o -B -q -Dmaven.test.skip -Dcheckstyle.skip -Dspring-javaformat.skip package
			cd target
			sha256sum dockermod.jar dockermod_*.deb
			""";

	@TempDir
	private Path folder;

	@Test
	void twoBuildsOfACommitMakeTheSameJarAndTheSamePackage() throws Exception {
		Assumptions.assumeTrue(Files.exists(Path.of(".git")), "only a clone knows its commits");
		String one = built("one", "0022", Map.of("TZ", "UTC", "LC_ALL", "C"));
		String two = built("another-and-longer", "0077", Map.of("TZ", "Asia/Tokyo", "LC_ALL", "C.UTF-8"));
		assertThat(one.lines()).hasSize(2).allMatch((line) -> line.matches("[0-9a-f]{64}  dockermod.*"));
		assertThat(two).isEqualTo(one);
	}

	private String built(String name, String umask, Map<String, String> environment) throws Exception {
		Path clone = this.folder.resolve(name);
		ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", BUILD, "build", clone.toString(),
				umask);
		builder.environment().putAll(environment);
		Process process = builder.redirectErrorStream(true).start();
		process.getOutputStream().close();
		try {
			String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
			assertThat(process.waitFor()).as(said).isZero();
			return said.strip();
		}
		finally {
			process.destroyForcibly();
		}
	}

}
