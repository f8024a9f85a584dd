package com.deblox.dockermod.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Prometheus watches the cluster with the metrics' token, by the rules that the
 * project gives along.
 */
class MetricsLabTests extends LabTests {

	private static final Path FOLDER = Path.of("monitoring", "prometheus");

	@TempDir
	private Path folder;

	@Test
	void prometheusFindsAllFamiliesAndTellsOfANodeThatIsKilled() throws Exception {
		try (Prometheus prometheus = Prometheus.start(this.folder, lab.metricsToken(), lab.nodes())) {
			String onAnother = node2.create("dockerInstance", "node3");
			assertThat(node1.action("inspect-container", "id", onAnother).status()).isEqualTo(200);
			await(30).ignoreExceptions().until(() -> prometheus.value("sum(up)") == 3);
			await(20).untilAsserted(() -> {
				assertThat(prometheus.names()).as(prometheus.log()).containsAll(documented());
				assertThat(prometheus.value("sum(dockermod_containers)")).isEqualTo(1);
				assertThat(prometheus.value("min(dockermod_nodes{state=\"up\"})")).isEqualTo(3);
				assertThat(prometheus.value("sum(dockermod_requests_total{operation=\"inspect-container\","
						+ "outcome=\"success\",node=\"node3\"})"))
					.isPositive();
				assertThat(prometheus.value("sum(dockermod_placements_total{result=\"placed\"})")).isPositive();
				assertThat(prometheus.value("sum(dockermod_peer_calls_total)")).isPositive();
			});
			assertThat(prometheus.firing()).doesNotContain("DockerModNodeLost", "DockerModNotScraped");
			breaks("kill", "node3");
			await(30).untilAsserted(
					() -> assertThat(prometheus.firing()).contains("DockerModNodeLost", "DockerModNotScraped"));
		}
	}

	@Test
	void promtoolAcceptsRulesAndTheirTestsAndTheScrapeConfiguration() throws IOException {
		assertThat(promtool("check", "rules", "rules.yml")).contains("SUCCESS");
		assertThat(promtool("test", "rules", "rules-test.yml")).contains("SUCCESS");
		for (String file : List.of("prometheus.yml", "rules.yml")) {
			Files.copy(FOLDER.resolve(file), this.folder.resolve(file));
		}
		Files.writeString(this.folder.resolve("metrics-token"), "any");
		assertThat(
				Lab.execute(List.of("promtool", "check", "config", this.folder.resolve("prometheus.yml").toString())))
			.contains("SUCCESS");
	}

	@Test
	void promtoolFindsNothingToSayAgainstWhatANodeExports() throws IOException {
		Path scraped = this.folder.resolve("scraped");
		Files.writeString(scraped, Http
			.send("GET", node1.uri() + "/actuator/prometheus", null, "Authorization", "Bearer " + lab.metricsToken())
			.text());
		assertThat(Lab.execute(List.of("sh", "-c", "promtool check metrics < '" + scraped + "' 2>&1"))).isEmpty();
	}

	private static String promtool(String... words) {
		return Lab.execute(List.of("env", "-C", FOLDER.toString(), "promtool", words[0], words[1], words[2]));
	}

	/** The families of the documentation; histograms have samples of other names. */
	private static List<String> documented() throws IOException {
		return Pattern.compile("(?m)^\\| `(dockermod_\\w+)` \\| (\\w+)")
			.matcher(Files.readString(Path.of("docs", "monitoring.md")))
			.results()
			.map(MetricsLabTests::sample)
			.toList();
	}

	private static String sample(MatchResult row) {
		return row.group(2).equals("histogram") ? row.group(1) + "_bucket" : row.group(1);
	}

}
