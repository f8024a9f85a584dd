package com.deblox.dockermod.cluster;

import java.util.List;

import com.deblox.dockermod.DockerModApplication;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.RequestInLog;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Log lines, as people and as programs read them: each from a process of its own, since
 * one process sets its logs up once.
 */
class NodeNameInLogsTests {

	@Test
	void aLineNamesTheNodeAndTheRequestIfItIsForOne() {
		List<String> lines = ChildProcess.run(Lines.class, "--dockermod.node.name=node7").linesWith("lines");
		assertThat(lines.getFirst()).contains("[node7] [" + Lines.ID + "] lines");
		assertThat(lines.getLast()).contains("[node7] lines").endsWith(" : with a cause");
	}

	@Test
	void aNodeWithoutANameOfItsOwnIsCalledAsItsHost() {
		assertThat(ChildProcess.run(Lines.class).linesWith("lines").getLast())
			.contains("[" + NodeProperties.hostName() + "] lines");
	}

	@Test
	void aNameThatIsNotAllowedBreaksNoLine() {
		assertThat(ChildProcess.run(Lines.class, "--dockermod.node.name=%d{no}) \n x").linesWith("lines").getLast())
			.contains("[?] lines");
	}

	@Test
	void withOneSettingEachLineIsJsonWithTheRequestsId() {
		List<JsonNode> lines = ChildProcess
			.run(Lines.class, "--dockermod.node.name=node7", "--logging.structured.format.console=ecs")
			.json();
		assertThat(lines).isNotEmpty()
			.allSatisfy((line) -> assertThat(line.at("/service/name").asString()).isEqualTo("dockermod"))
			.allSatisfy((line) -> assertThat(line.at("/service/node/name").asString()).isEqualTo("node7"));
		JsonNode line = lines.get(lines.size() - 2);
		assertThat(line.at("/trace/id").asString()).isEqualTo(Lines.ID.traceId());
		assertThat(line.at("/span/id").asString()).isEqualTo(Lines.ID.spanId());
		assertThat(line.at("/event/action").asString()).isEqualTo("test");
		assertThat(line.at("/message").asString()).isEqualTo("two\nlines \"quoted\"");
		assertThat(lines.getLast().at("/trace/id").isMissingNode()).isTrue();
	}

	@Test
	void eachLineOfANodesLifeIsJsonAndNoneHoldsItsSecrets() {
		ChildProcess node = ChildProcess.runUntil("Started DockerModApplication", DockerModApplication.class,
				"--logging.structured.format.console=ecs", "--server.port=0", "--dockermod.socket=",
				"--dockermod.cluster-address=logs-" + ProcessHandle.current().pid(),
				"--dockermod.security.token=a-token-of-the-test", "--dockermod.docker.host=unix:///nowhere/docker.sock",
				"--dockermod.templates=/nowhere");
		assertThat(node.json()).hasSizeGreaterThan(5);
		assertThat(String.join("", node.output())).contains("The Docker engine is down")
			.doesNotContain("a-token-of-the-test");
	}

	@Test
	void aStartThatIsRefusedIsJson() {
		ChildProcess node = ChildProcess.run(DockerModApplication.class, "--logging.structured.format.console=ecs",
				"--server.address=0.0.0.0");
		assertThat(node.json().getLast().at("/message").asString()).contains("server.address is 0.0.0.0");
	}

	/**
	 * Starts as a node does, as far as logs go, and logs two lines.
	 */
	static final class Lines {

		static final RequestId ID = new RequestId("0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331");

		private static final Logger logger = LoggerFactory.getLogger("lines");

		private Lines() {
		}

		public static void main(String[] arguments) {
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
