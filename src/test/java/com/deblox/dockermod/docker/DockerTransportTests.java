package com.deblox.dockermod.docker;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is sent to the daemon, and what is said where it is not there.
 */
class DockerTransportTests {

	private static final NodeName NODE = new NodeName("node1");

	private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

	private final AtomicInteger seenGone = new AtomicInteger();

	@TempDir
	Path folder;

	private FakeDaemon daemon;

	private DockerClients clients;

	private DockerTransport transport;

	@BeforeEach
	void start() {
		this.daemon = FakeDaemon.onSocket(this.folder);
		this.clients = new DockerClients(this.daemon.properties(), this.scheduler);
		this.transport = new DockerTransport(NODE, this.daemon.properties(), this.clients);
		this.transport.onGone(this.seenGone::incrementAndGet);
	}

	@AfterEach
	void stop() {
		this.clients.close();
		this.daemon.close();
		this.scheduler.shutdownNow();
	}

	@Test
	void sendPassesOnWhatWasAsked() {
		try (Response response = this.transport.send("POST", "/containers/a%2Fb/rename?name=c%20d",
				Map.of("X-Registry-Auth", List.of("abc")), Requests.bytes("{\"a\":1}"))) {
			assertThat(response.getStatusCode()).isEqualTo(200);
		}
		FakeDaemon.Received received = this.daemon.received.getFirst();
		assertThat(received.method()).isEqualTo("POST");
		assertThat(received.path()).isEqualTo("/containers/a%2Fb/rename?name=c%20d");
		assertThat(received.body()).isEqualTo("{\"a\":1}");
		assertThat(received.headers()).containsEntry("x-registry-auth", "abc")
			.containsEntry("content-type", "application/json")
			.containsEntry("accept-encoding", "identity");
	}

	@Test
	void sendWhenTypeIsGivenKeepsIt() {
		this.transport.send("POST", "/build", Map.of("Content-Type", List.of("application/x-tar")), new byte[1])
			.close();
		assertThat(this.daemon.received.getFirst().headers()).containsEntry("content-type", "application/x-tar");
	}

	@Test
	void sendWhenDaemonIsNotThereSaysThatNothingWasAsked() {
		this.daemon.stop();
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> this.transport.send("POST", "/containers/create", Map.of(), new byte[2]))
			.withMessageContaining("node1")
			.withMessageContaining("docker.sock")
			.withMessageContaining("Is dockerd running?")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.ENGINE_DOWN);
		assertThat(this.seenGone).hasPositiveValue();
	}

	@Test
	void sendWhenDaemonStaysAwayMakesNoNewClientEachTime() {
		this.transport.send("GET", "/info", Map.of(), null).close();
		this.daemon.stop();
		Set<DockerHttpClient> used = new HashSet<>();
		for (int i = 0; i < 20; i++) {
			assertThatExceptionOfType(EngineException.class)
				.isThrownBy(() -> this.transport.send("POST", "/containers/create", Map.of(), new byte[2]));
			used.add(this.clients.current());
		}
		assertThat(used).hasSizeLessThanOrEqualTo(2);
		this.daemon.start();
		this.transport.send("POST", "/containers/create", Map.of(), new byte[2]).close();
	}

	@Test
	void sendWhenNobodyListensOnThePortSaysThatNothingWasAsked() {
		try (FakeDaemon tcp = FakeDaemon.onLoopback(); DockerClients clients = clients(tcp)) {
			tcp.stop();
			DockerTransport transport = new DockerTransport(NODE, tcp.properties(), clients);
			assertThatExceptionOfType(EngineException.class)
				.isThrownBy(() -> transport.send("GET", "/info", Map.of(), null))
				.extracting(EngineException::situation)
				.isEqualTo(Situation.ENGINE_DOWN);
		}
	}

	@Test
	void sendWhenDaemonBreaksOffSaysThatItMayHaveBeenDone() {
		this.daemon.answers((request, exchange) -> exchange.breakOff());
		assertThatExceptionOfType(EngineException.class)
			.isThrownBy(() -> this.transport.send("POST", "/containers/create", Map.of(), new byte[2]))
			.withMessageContaining("may still have done")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.ENGINE_BROKE_OFF);
		assertThat(this.daemon.received).as("a change is never repeated").hasSize(1);
		assertThat(this.seenGone).hasPositiveValue();
	}

	@Test
	void sendAfterTheDaemonWasSeenGoneUsesNoStaleConnection() {
		this.transport.send("GET", "/info", Map.of(), null).close();
		this.daemon.stop();
		this.daemon.start();
		this.transport.gone();
		this.transport.send("POST", "/containers/create", Map.of(), new byte[2]).close();
		assertThat(this.daemon.received).extracting(FakeDaemon.Received::method).containsExactly("GET", "POST");
	}

	@Test
	void replaceWhenAnotherDidAlreadyKeepsTheNewOne() {
		DockerHttpClient stale = this.clients.current();
		this.clients.replace(stale);
		DockerHttpClient fresh = this.clients.current();
		assertThat(fresh).isNotSameAs(stale);
		this.clients.replace(stale);
		assertThat(this.clients.current()).isSameAs(fresh);
	}

	@Test
	void replaceLeavesWhatIsUnderWayAlone() throws Exception {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk("a");
			exchange.awaitLeave();
		});
		try (Response response = this.transport.send("GET", "/events", Map.of(), null)) {
			this.transport.gone();
			assertThat(response.getBody().read()).isEqualTo('a');
		}
	}

	private DockerClients clients(FakeDaemon daemon) {
		return new DockerClients(daemon.properties(), this.scheduler);
	}

}
