package com.deblox.dockermod.docker;

import java.nio.file.Path;
import java.time.Duration;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Requests;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Answers that do not come in one piece: large ones, and a pull's progress.
 */
class LongAnswerTests {

	private static final EngineRequest LIST = Requests.get("containers", "json");

	private static final EngineRequest PULL = Requests.post("images", "create");

	private static final String LARGE = "x".repeat(300_000);

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
	void largeAnswerComesWhole() {
		this.daemon.answers((request, exchange) -> exchange.answer(200, LARGE));
		assertThat(Requests.text(this.host.engine.execute(LIST))).isEqualTo(LARGE);
	}

	@Test
	void largeAnswerHoldsItsTurnUntilItIsClosed() {
		this.daemon.answers((request, exchange) -> exchange.answer(200, LARGE));
		EngineResponse response = this.host.engine.execute(LIST);
		assertThat(this.host.failure(Requests.within(LIST, 20)).situation()).isEqualTo(Situation.BUSY);
		response.close();
		response.close();
		assertThat(Requests.text(this.host.engine.execute(LIST))).hasSize(LARGE.length());
		EngineResponse only = this.host.engine.execute(LIST);
		assertThat(this.host.failure(Requests.within(LIST, 20)).situation()).as("closing twice gives back one turn")
			.isEqualTo(Situation.BUSY);
		only.close();
	}

	@Test
	void largeAnswerWhenItBreaksOffIsNotTakenForWhole() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk(LARGE);
			exchange.breakOff();
		});
		assertThat(this.host.failure(LIST).situation()).isEqualTo(Situation.ENGINE_BROKE_OFF);
	}

	@Test
	void largeAnswerWhenItStallsEndsAtTheDeadline() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk(LARGE);
			exchange.awaitLeave();
		});
		assertThat(this.host.failure(Requests.within(LIST, 500)).situation()).isEqualTo(Situation.TIMEOUT);
		await().until(() -> this.daemon.connections() == 0);
	}

	@Test
	void progressIsReadAsItComes() throws Exception {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk("{\"status\":\"Pulling\"}\n");
			exchange.awaitLeave();
		});
		EngineRequest pull = PULL.withDeadline(Deadline.whileTalking(Duration.ofSeconds(30)));
		try (EngineResponse response = this.host.engine.execute(pull)) {
			assertThat(new String(response.body().readNBytes(20), java.nio.charset.StandardCharsets.UTF_8))
				.isEqualTo("{\"status\":\"Pulling\"}");
		}
		await().until(() -> this.daemon.connections() == 0);
	}

	@Test
	void progressWhenItFallsSilentEnds() {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk("{\"status\":\"Pulling\"}\n");
			exchange.awaitLeave();
		});
		EngineException silent = this.host.failure(PULL.withDeadline(Deadline.whileTalking(Duration.ofMillis(200))));
		assertThat(silent.situation()).isEqualTo(Situation.TIMEOUT);
		assertThat(silent).hasMessageContaining("within 200 ms");
	}

	@Test
	void streamWhenEndedByAnotherThreadWakesItsReader() throws Exception {
		this.daemon.answers((request, exchange) -> {
			exchange.chunkedHead();
			exchange.chunk("a");
			exchange.awaitLeave();
		});
		EngineResponse response = this.host.engine
			.execute(PULL.withDeadline(Deadline.whileTalking(Duration.ofSeconds(60))));
		assertThat(response.body().read()).isEqualTo('a');
		Thread.startVirtualThread(response::close);
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> response.readBody(10))
			.extracting(EngineException::situation)
			.isEqualTo(Situation.ENGINE_BROKE_OFF);
	}

}
