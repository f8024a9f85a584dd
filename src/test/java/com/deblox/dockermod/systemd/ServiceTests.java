package com.deblox.dockermod.systemd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.deblox.dockermod.DockerModApplication;
import com.deblox.dockermod.docker.Dialler;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
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
	void theManagerHearsOfAWholeLife() {
		await().until(() -> heard().size() > 2);
		assertThat(heard().getFirst()).startsWith("READY=1\nWATCHDOG=1");
		await().untilAsserted(() -> assertThat(heard())
			.anyMatch((words) -> words.endsWith("STATUS=Serving as served; 1 node, 1 without a Docker engine (served); "
					+ "this host's Docker engine does not answer")));
		assertThat(heard().subList(1, heard().size())).noneMatch((words) -> words.contains("READY"));
		this.node.close();
		assertThat(heard().getLast()).startsWith("STOPPING=1\nSTATUS=Stopping");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void aFrontDoorThatTakesNoCallersEndsTheSignsOfLife(int door, CapturedOutput output) {
		await().until(() -> !heard().isEmpty());
		Connector connector = connectors().get(door);
		connector.pause();
		await().until(() -> output.getAll().contains("This node does not answer itself"));
		int before = heard().size();
		connector.resume();
		await().until(() -> output.getAll().contains("This node answers itself again"));
		await().until(() -> heard().size() > before);
	}

	/**
	 * Else who opens that many connections would have the node killed with all of them.
	 */
	@Test
	void aFrontDoorThatIsFullIsNoReasonToBeStartedAgain() throws IOException {
		Dialler nobody = () -> {
			throw new IOException("asked");
		};
		new FrontDoor("full", nobody, "/", () -> true).show();
		assertThatIOException().isThrownBy(new FrontDoor("free", nobody, "/", () -> false)::show).withMessage("asked");
	}

	@Test
	void aWatchdogForAnotherProcessIsNotThisOnes() {
		MockEnvironment environment = new MockEnvironment().withProperty(SystemdConfiguration.WATCHDOG, "30000000");
		assertThat(SystemdConfiguration.watchdog(environment, 12)).hasSeconds(30);
		environment.setProperty(SystemdConfiguration.WATCHED, "12");
		assertThat(SystemdConfiguration.watchdog(environment, 12)).hasSeconds(30);
		assertThat(SystemdConfiguration.watchdog(environment, 13)).isZero();
	}

	private List<String> heard() {
		return this.receiver.heard();
	}

	private List<Connector> connectors() {
		TomcatWebServer server = (TomcatWebServer) Objects
			.requireNonNull(((WebServerApplicationContext) this.node).getWebServer());
		List<Connector> connectors = Arrays.asList(server.getTomcat().getService().findConnectors());
		assertThat(connectors).hasSize(2);
		return connectors;
	}

}
