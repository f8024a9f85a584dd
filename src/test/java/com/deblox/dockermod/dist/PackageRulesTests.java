package com.deblox.dockermod.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Debian package by Debian's own rules. What it does otherwise, and why, is in
 * {@code src/main/deb/lintian-overrides}.
 */
@Tag("long")
class PackageRulesTests {

	@Test
	void theRulesOfDebianFindNothingInThePackage() throws Exception {
		Assumptions.assumeTrue(Ended.of(List.of("sh", "-c", "command -v lintian"), Map.of()).status() == 0,
				"there is no lintian; script/test all installs it");
		Ended lintian = Ended.of(List.of("lintian", "--allow-root", "--fail-on", "error,warning", deb().toString()),
				Map.of());
		assertThat(lintian.said()).doesNotContain("E:", "W:");
		assertThat(lintian.status()).isZero();
	}

	private static Path deb() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			return files.filter((file) -> file.getFileName().toString().endsWith(".deb")).findFirst().orElseThrow();
		}
	}

}
