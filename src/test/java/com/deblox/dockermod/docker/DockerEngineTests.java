package com.deblox.dockermod.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.engine.Streaming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a caller of this host's engine gets, and when it stops waiting.
 */
class DockerEngineTests {

	private static final EngineRequest INFO = Requests.get("info");

	private static final EngineRequest STOP = Requests.post("containers", "web", "stop");

	@TempDir
	Path folder;

	private FakeDaemon daemon;

	private EngineOnFake host;

	@BeforeEach
	void start() {
		this.daemon = FakeDaemon.onSocket(this.folder);
		this.host = new EngineOnFake(this.daemon, 1);
	}

	@AfterEach
	void stop() {
		this.host.close();
		this.daemon.close();
	}

	@Test
	void executeGivesTheDaemonsOwnAnswer() {
		this.daemon.answers((request, exchange) -> exchange
			.write("HTTP/1.1 404 Not Found\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 3\r\n\r\nno!"));
		EngineResponse response = this.host.engine.execute(INFO);
		assertThat(response.node()).isEqualTo(EngineOnFake.NODE);
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.headers().get("X-A")).containsExactly("1", "2");
		assertThat(Requests.text(response)).isEqualTo("no!");
	}

	@Test
	void executeAsAStreamGivesTheDaemonEachValueOfAHeader() {
		this.daemon.answers((request, exchange) -> exchange.answer(200, "{}"));
		EngineRequest session = Requests.post("session")
			.withHeader("X-Method", "/secrets", "/files")
			.withStreaming(Streaming.ANSWER);
		assertThat(Requests.text(this.host.engine.execute(session))).isEqualTo("{}");
		assertThat(this.daemon.received.getLast().headers()).containsEntry("x-method", "/secrets|/files");
	}

	@Test
	void executeWhenDaemonIsNotThereSaysSo() {
		this.daemon.stop();
		assertThat(this.host.failure(INFO).situation()).isEqualTo(Situation.ENGINE_DOWN);
	}

	@Test
	void executeWhenAnswerBreaksOffSaysSo() {
		this.daemon.answers((request, exchange) -> {
			exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
			exchange.breakOff();
		});
		assertThat(this.host.failure(INFO).situation()).isEqualTo(Situation.ENGINE_BROKE_OFF);
	}

	@Test
	void executeWhenTooManyAreUnderWayIsBusy() {
		CountDownLatch hold = new CountDownLatch(1);
		this.daemon.answers((request, exchange) -> {
			hold.await();
			exchange.answer(200, "{}");
		});
		CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> this.host.engine.execute(INFO).status());
		await().until(() -> !this.daemon.received.isEmpty());
		EngineException busy = this.host.failure(Requests.within(INFO, 20));
		assertThat(busy.situation()).isEqualTo(Situation.BUSY);
		assertThat(busy).hasMessageContaining("node1").hasMessageContaining("try again");
		hold.countDown();
		assertThat(first.join()).isEqualTo(200);
		assertThat(this.host.engine.execute(INFO).status()).isEqualTo(200);
		assertThat(this.daemon.received).as("what was refused was never sent").hasSize(2);
	}

	@Test
	void executeWhenReadHasNoAnswerInTimeIsGivenUp() {
		CountDownLatch left = new CountDownLatch(1);
		this.daemon.answers((request, exchange) -> {
			exchange.awaitLeave();
			left.countDown();
		});
		EngineException timeout = this.host.failure(Requests.within(INFO, 300));
		assertThat(timeout.situation()).isEqualTo(Situation.TIMEOUT);
		assertThat(timeout).hasMessageContaining("node1").hasMessageContaining(INFO.id().value());
		await().until(() -> left.getCount() == 0);
		this.daemon.answers((request, exchange) -> exchange.answer(200, "{}"));
		assertThat(this.host.engine.execute(INFO).status()).isEqualTo(200);
	}

	@Test
	void executeWhenChangeHasNoAnswerInTimeLetsItFinish() {
		CountDownLatch hold = new CountDownLatch(1);
		this.daemon.answers((request, exchange) -> {
			if (request.method().equals("POST")) {
				hold.await();
			}
			exchange.answer(200, "{}");
		});
		assertThat(this.host.failure(Requests.within(STOP, 300)).situation()).isEqualTo(Situation.TIMEOUT);
		assertThat(this.daemon.connections()).as("it is still under way").isOne();
		assertThat(this.host.failure(Requests.within(INFO, 20)).situation()).isEqualTo(Situation.BUSY);
		hold.countDown();
		await().untilAsserted(() -> assertThat(this.host.engine.execute(INFO).status()).isEqualTo(200));
		assertThat(this.daemon.connections()).as("its connection was kept").isOne();
	}

	@Test
	void executeWhenCallerIsInterruptedStopsTheRead() throws InterruptedException {
		CountDownLatch left = new CountDownLatch(1);
		this.daemon.answers((request, exchange) -> {
			exchange.awaitLeave();
			left.countDown();
		});
		AtomicReference<Situation> situation = new AtomicReference<>();
		Thread caller = Thread.startVirtualThread(() -> situation.set(this.host.failure(INFO).situation()));
		await().until(() -> !this.daemon.received.isEmpty());
		caller.interrupt();
		assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
		assertThat(situation).hasValue(Situation.INTERNAL);
		await().until(() -> left.getCount() == 0);
	}

	@Test
	void executeWhenReadIsGivenUpLeavesTheCallersThreadUsable() {
		this.daemon.answers((request, exchange) -> exchange.awaitLeave());
		assertThat(this.host.failure(Requests.within(INFO, 50)).situation()).isEqualTo(Situation.TIMEOUT);
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
		this.daemon.answers((request, exchange) -> exchange.answer(200, "{}"));
		assertThat(this.host.engine.execute(INFO).status()).isEqualTo(200);
	}

	@Test
	void executeWhenReadOfTcpDaemonHasNoAnswerInTimeIsGivenUp() throws InterruptedException {
		try (FakeDaemon onTcp = FakeDaemon.onLoopback(); EngineOnFake tcp = new EngineOnFake(onTcp, 1)) {
			onTcp.answers((request, exchange) -> exchange.awaitLeave());
			assertThat(tcp.failure(Requests.within(INFO, 50)).situation()).isEqualTo(Situation.TIMEOUT);
			AtomicReference<Situation> onVirtual = new AtomicReference<>();
			Thread.startVirtualThread(() -> onVirtual.set(tcp.failure(Requests.within(INFO, 50)).situation())).join();
			assertThat(onVirtual).hasValue(Situation.TIMEOUT);
		}
	}

}
