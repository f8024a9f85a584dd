package com.deblox.dockermod.systemd;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.deblox.dockermod.DockerModApplication;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A whole node under a service manager that watches it. Its Docker engine is not there:
 * that is no reason to start it again.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServiceTests {

	@TempDir
	private Path folder;

	private Receiver receiver;

	private ConfigurableApplicationContext node;

	@BeforeEach
	void start() throws Throwable {
		String path = this.folder.resolve("notify").toString();
		this.receiver = new Receiver(path);
		this.node = SpringApplication.run(DockerModApplication.class, "--server.port=0",
				"--dockermod.cluster-address=service" + ProcessHandle.current().pid(), "--dockermod.node.name=served",
				"--dockermod.socket=" + this.folder.resolve("docker.sock"),
				"--dockermod.security.token=a-token-that-is-long",
				"--dockermod.docker.host=unix:///nonexistent/docker.sock", "--NOTIFY_SOCKET=" + path,
				// beats each 300 ms, and 600 ms for each
				"--WATCHDOG_USEC=1800000");
	}

	@AfterEach
	void stop() {
		this.node.close();
		this.receiver.close();
	}

	@Test
	void theManagerHearsOfAWholeLife(CapturedOutput output) {
		await().until(() -> heard().size() > 2);
		assertThat(heard().getFirst()).startsWith("READY=1\nWATCHDOG=1");
		await().untilAsserted(() -> assertThat(heard())
			.anyMatch((words) -> words.endsWith("STATUS=Serving as served; 1 node, 1 without a Docker engine (served); "
					+ "this host's Docker engine does not answer")));
		assertThat(connectors()).hasSize(2)
			.allSatisfy((connector) -> assertThatCallersAreMissedWhereTheyAreNotTaken(connector, output));
		assertThat(heard().subList(1, heard().size())).noneMatch((words) -> words.contains("READY"));
		this.node.close();
		assertThat(heard().getLast()).startsWith("STOPPING=1\nSTATUS=Stopping");
	}

	private void assertThatCallersAreMissedWhereTheyAreNotTaken(Connector connector, CapturedOutput output) {
		long well = times(output, "This node answers itself again");
		long ill = times(output, "This node does not answer itself");
		connector.pause();
		await().until(() -> times(output, "This node does not answer itself") > ill);
		int before = heard().size();
		connector.resume();
		await().until(() -> times(output, "This node answers itself again") > well);
		await().until(() -> heard().size() > before);
	}

	private static long times(CapturedOutput output, String words) {
		return output.getAll().lines().filter((line) -> line.contains(words)).count();
	}

	private List<String> heard() {
		return this.receiver.heard();
	}

	private List<Connector> connectors() {
		TomcatWebServer server = (TomcatWebServer) Objects
			.requireNonNull(((WebServerApplicationContext) this.node).getWebServer());
		return Arrays.asList(server.getTomcat().getService().findConnectors());
	}

}
