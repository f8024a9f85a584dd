package com.deblox.dockermod.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.deblox.dockermod.DockerModApplication;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.RequestInLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Log lines, as people and as programs read them: from processes of their own, since the
 * tests' has logs of its own.
 */
class NodeNameInLogsTests {

	private static final String NAME = "--dockermod.node.name=node7";

	private static final String JSON = "--logging.structured.format.console=ecs";

	private static ChildProcess text;

	private static ChildProcess json;

	@BeforeAll
	static void logInBothForms() {
		List<String> output = ChildProcess.run(Lines.class).output();
		int first = IntStream.range(0, output.size())
			.filter((i) -> output.get(i).startsWith("{"))
			.findFirst()
			.orElseThrow();
		text = new ChildProcess(output.subList(0, first));
		json = new ChildProcess(output.subList(first, output.size()));
	}

	@Test
	void aLineNamesTheNodeAndTheRequestIfItIsForOne() {
		List<String> lines = text.linesWith("lines");
		assertThat(lines.getFirst()).contains("[node7] [" + Lines.ID + "] lines");
		assertThat(lines.getLast()).contains("[node7] lines").endsWith(" : with a cause");
	}

	@Test
	void aNodeWithoutANameOfItsOwnIsCalledAsItsHost() {
		assertThat(name(Map.of())).isEqualTo(NodeProperties.hostName());
	}

	@Test
	void aNameThatIsNotAllowedBreaksNoLine() {
		assertThat(name(Map.of("dockermod.node.name", "%d{no}) \n x"))).isEqualTo("?");
	}

	private static @Nullable String name(Map<String, Object> settings) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
		new NodeNameInLogs().postProcessEnvironment(environment, new SpringApplication());
		return environment.getProperty(NodeNameInLogs.PROPERTY);
	}

	@Test
	void withOneSettingEachLineIsJsonWithTheRequestsId() {
		assertThat(json.json()).isNotEmpty()
			.allSatisfy((line) -> assertThat(line.at("/service/name").asString()).isEqualTo("dockermod"))
			.allSatisfy((line) -> assertThat(line.at("/service/node/name").asString()).isEqualTo("node7"));
		List<JsonNode> lines = json.json()
			.stream()
			.filter((one) -> one.at("/log/logger").asString().equals("lines"))
			.toList();
		assertThat(lines).hasSize(2);
		JsonNode line = lines.getFirst();
		assertThat(line.at("/trace/id").asString()).isEqualTo(Lines.ID.traceId());
		assertThat(line.at("/span/id").asString()).isEqualTo(Lines.ID.spanId());
		assertThat(line.at("/event/action").asString()).isEqualTo("test");
		assertThat(line.at("/message").asString()).isEqualTo("two\nlines \"quoted\"");
		assertThat(lines.getLast().at("/trace/id").isMissingNode()).isTrue();
	}

	@Test
	void eachLineOfANodesLifeIsJsonAndNoneHoldsItsSecrets() {
		ChildProcess node = ChildProcess.runUntil("Started DockerModApplication", DockerModApplication.class, JSON,
				"--server.port=0", "--dockermod.socket=",
				"--dockermod.cluster-address=logs-" + ProcessHandle.current().pid(),
				"--dockermod.security.token=a-token-of-the-test", "--dockermod.docker.host=unix:///nowhere/docker.sock",
				"--dockermod.templates=" + Path.of("templates").toAbsolutePath());
		assertThat(node.json()).hasSizeGreaterThan(5);
		assertThat(String.join("", node.output())).contains("The Docker engine is down")
			.doesNotContain("a-token-of-the-test");
	}

	/**
	 * Starts as a node does, as far as logs go, and logs two lines; and again in JSON.
	 */
	static final class Lines {

		static final RequestId ID = new RequestId("0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331");

		private static final Logger logger = LoggerFactory.getLogger("lines");

		private Lines() {
		}

		public static void main(String[] arguments) {
			log(NAME);
			log(NAME, JSON);
		}

		private static void log(String... arguments) {
			SpringApplication application = new SpringApplication(Lines.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			application.run(arguments).close();
			try (RequestInLog _ = RequestInLog.of(ID)) {
				logger.atInfo().addKeyValue("event.action", "test").log("two\nlines \"quoted\"");
			}
			logger.warn("with a cause", new IllegalStateException("inside"));
		}

	}

}
