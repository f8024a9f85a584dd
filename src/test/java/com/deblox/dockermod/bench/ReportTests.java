package com.deblox.dockermod.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Report}.
 */
class ReportTests {

	@Test
	void addWritesRowAndFile(@TempDir Path folder) throws IOException {
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		Path file = folder.resolve("target/bench.json");
		Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8), file);
		report.add(Figure.atLeast("rate", 0.45, "x direct"), 0.40149, "in detail");
		report.add(Figure.atMost("quiet", 0, "operations"), 0, "");
		report.add(Figure.atMost("rss", 300, "MB"), 287.6, "");
		assertThat(printed.toString(StandardCharsets.UTF_8).lines().map((row) -> row.replaceAll(" +", " ")))
			.containsExactly("rate 0.401 x direct >= 0.45 missed in detail", "quiet 0 operations <= 0",
					"rss 288 MB <= 300");
		JsonNode figures = JsonMapper.shared().readTree(Files.readString(file));
		assertThat(figures.path("rate").toString()).isEqualTo("{\"value\":0.401,\"unit\":\"x direct\",\"aim\":0.45}");
		assertThat(figures.path("rss").path("aim").asInt(0)).isEqualTo(300);
	}

}
