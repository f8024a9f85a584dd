package com.deblox.dockermod;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole node, without its daemon, as those see it who watch it: what it exports, what
 * is written about that, and who may read it.
 */
class MonitoringTests {

	private static final String CALLER = "a-token-of-callers";

	private static final String METRICS = "a-token-for-metrics";

	private static final Pattern SAMPLE = Pattern.compile("(dockermod_\\w+)(?:\\{(.*)})? \\S+");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

	private static final Pattern NAME = Pattern.compile("dockermod_\\w+");

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static ConfigurableApplicationContext node;

	@BeforeAll
	static void start() {
		node = SpringApplication.run(DockerModApplication.class, "--server.port=0", "--dockermod.node.name=watched",
				"--dockermod.cluster-address=monitoring" + ProcessHandle.current().pid(), "--dockermod.socket=",
				"--dockermod.docker.host=unix:///nonexistent/docker.sock", "--dockermod.security.token=" + CALLER,
				"--dockermod.security.metrics-token=" + METRICS);
		send("POST", "/", CALLER, "{\"action\":\"list-nodes\"}");
	}

	@AfterAll
	static void stop() {
		node.close();
	}

	@Test
	void eachFamilyIsDocumentedWithItsTypeAndLabels() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		Pattern row = Pattern.compile("(?m)^\\| `(dockermod_\\w+)` \\| (\\w+) \\|([^|]*)\\|");
		row.matcher(Files.readString(Path.of("docs/monitoring.md")))
			.results()
			.forEach((match) -> documented.put(match.group(1), match.group(2) + " " + match.group(3).strip()));
		assertThat(documented).isEqualTo(families(scrape()));
	}

	@Test
	void namesFollowPrometheusConventions() {
		String text = scrape();
		families(text).forEach((name, what) -> {
			assertThat(name).startsWith("dockermod_");
			assertThat(text).contains("# HELP " + name + " ");
			assertThat(name.endsWith("_total")).as(name).isEqualTo(what.startsWith("counter"));
			assertThat(name).as("base units").doesNotContainPattern("milli|minutes|_ms|kilo|mega");
		});
		assertThat(samples(text)).allSatisfy((name) -> assertThat(name).startsWith("dockermod_"));
	}

	@Test
	void hundredsOfPathsAndWordsMakeNoNewSeries() {
		send("POST", "/", CALLER, "{\"action\":\"nobody-knows\"}");
		send("GET", "/containers/c/json", CALLER, null);
		int before = samples(scrape()).size();
		for (int i = 0; i < 200; i++) {
			send("POST", "/", CALLER, "{\"action\":\"nobody-knows-" + i + "\"}");
			send("GET", "/containers/c" + i + "/json?size=" + i, CALLER, null);
		}
		assertThat(samples(scrape())).hasSize(before);
	}

	@Test
	void dashboardAndRulesAskForNothingThatIsNotExported() throws IOException {
		Set<String> exported = new TreeSet<>(samples(scrape()));
		for (String file : List.of("monitoring/grafana/dockermod.json", "monitoring/prometheus/rules.yml")) {
			Set<String> asked = NAME.matcher(Files.readString(Path.of(file)))
				.results()
				.map((match) -> match.group())
				.collect(Collectors.toCollection(TreeSet::new));
			assertThat(asked).as(file).isNotEmpty();
			assertThat(exported).as(file).containsAll(asked);
		}
	}

	@Test
	void eachAlertIsExplained() throws IOException {
		String page = Files.readString(Path.of("docs/monitoring.md"));
		Matcher alert = Pattern.compile("- alert: (\\w+)")
			.matcher(Files.readString(Path.of("monitoring/prometheus/rules.yml")));
		while (alert.find()) {
			assertThat(page).contains("### " + alert.group(1) + "\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { METRICS, CALLER })
	void metricsAreReadWithTheirOwnTokenAndWithACallers(String token) {
		assertThat(send("GET", "/actuator/prometheus", token, null).statusCode()).isEqualTo(200);
	}

	@Test
	void metricsAreNotReadWithoutAToken() {
		assertThat(send("GET", "/actuator/prometheus", null, null).statusCode()).isEqualTo(401);
		assertThat(send("GET", "/actuator/prometheus", "wrong", null).statusCode()).isEqualTo(401);
	}

	@Test
	void whoIsRefusedIsCountedByWhy() {
		double before = value(scrape(), "dockermod_callers_refused_total{reason=\"wrong-token\"}");
		send("GET", "/containers/json", "wrong", null);
		assertThat(value(scrape(), "dockermod_callers_refused_total{reason=\"wrong-token\"}")).isEqualTo(before + 1);
	}

	private static double value(String text, String series) {
		return text.lines()
			.filter((line) -> line.startsWith(series + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(series.length())))
			.sum();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /containers/json", "POST /", "GET /actuator/info", "GET /actuator/health",
			"GET /actuator/prometheus/x", "POST /actuator/prometheus", "GET /", "GET /v1.41/info" })
	void theMetricsTokenOpensNothingElse(String request) {
		String[] words = request.split(" ", -1);
		HttpResponse<String> answer = send(words[0], words[1], METRICS, null);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("opens GET /actuator/prometheus and nothing else");
	}

	@Test
	void healthTellsItsDetailsToCallersOnly() {
		assertThat(send("GET", "/actuator/health", null, null).body()).contains("\"status\":\"DOWN\"")
			.doesNotContain("components");
		JsonNode health = json(send("GET", "/actuator/health", CALLER, null));
		assertThat(health.path("components").propertyNames()).contains("cluster", "engine", "index");
		assertThat(health.path("components").path("cluster").path("details").path("nodes").path("watched").asString())
			.isEqualTo("engine-down");
		assertThat(health.path("components").path("index").path("details").path("compared").asString())
			.isEqualTo("never");
		assertThat(send("GET", "/actuator/health/readiness", null, null).statusCode())
			.as("without its daemon it still answers for the others")
			.isEqualTo(200);
	}

	@Test
	void infoTellsVersionCommitAndNode() {
		assertThat(send("GET", "/actuator/info", null, null).statusCode()).isEqualTo(401);
		JsonNode info = json(send("GET", "/actuator/info", CALLER, null));
		assertThat(info.propertyNames()).containsExactly("version", "commit", "dockerInstance");
		assertThat(info.path("dockerInstance").asString()).isEqualTo("watched");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/auditevents", "/beans", "/caches", "/conditions", "/configprops", "/env", "/flyway",
			"/heapdump", "/httpexchanges", "/integrationgraph", "/liquibase", "/logfile", "/loggers", "/mappings",
			"/metrics", "/quartz", "/sbom", "/scheduledtasks", "/sessions", "/shutdown", "/startup", "/threaddump" })
	void nothingElseOfTheActuatorIsThere(String endpoint) {
		assertThat(send("GET", "/actuator" + endpoint, CALLER, null).statusCode()).isEqualTo(404);
		assertThat(send("POST", "/actuator" + endpoint, CALLER, "{}").statusCode()).isEqualTo(404);
	}

	private static String scrape() {
		HttpResponse<String> answer = send("GET", "/actuator/prometheus", METRICS, null);
		assertThat(answer.statusCode()).isEqualTo(200);
		return answer.body();
	}

	/** Of each family its type, and the labels of its samples. */
	private static Map<String, String> families(String text) {
		Map<String, Set<String>> labels = new TreeMap<>();
		text.lines().map(SAMPLE::matcher).filter(Matcher::matches).forEach((sample) -> {
			Set<String> names = labels.computeIfAbsent(sample.group(1), (name) -> new TreeSet<>());
			String list = sample.group(2);
			if (list != null) {
				LABEL.matcher(list).results().map((label) -> label.group(1)).forEach(names::add);
			}
		});
		Map<String, String> families = new TreeMap<>();
		Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$").matcher(text).results().forEach((type) -> {
			String name = type.group(1);
			boolean histogram = type.group(2).equals("histogram");
			Set<String> of = labels.getOrDefault(histogram ? name + "_count" : name, Set.of());
			families.put(name, type.group(2) + " "
					+ of.stream().map((label) -> "`" + label + "`").collect(Collectors.joining(", ")));
		});
		return families;
	}

	/** The names of all samples; of one with several series, several times. */
	private static List<String> samples(String text) {
		return text.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.replaceFirst("[{ ].*", ""))
			.toList();
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

	private static HttpResponse<String> send(String method, String path, @Nullable String token,
			@Nullable String body) {
		int port = Objects.requireNonNull(((WebServerApplicationContext) node).getWebServer()).getPort();
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		try {
			return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
