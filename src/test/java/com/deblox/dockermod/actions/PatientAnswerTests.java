package com.deblox.dockermod.actions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link PatientAnswer}.
 */
@Timeout(20)
class PatientAnswerTests {

	private final CountDownLatch written = new CountDownLatch(3);

	private final CountDownLatch interrupted = new CountDownLatch(1);

	@Test
	void answerWhenQuickKeepsItsStatus() throws IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new PatientAnswer(Duration.ofSeconds(15), Duration.ofSeconds(5)).answer(response,
				call((request) -> result(404)));
		assertThat(response.getStatus()).isEqualTo(404);
		assertThat(response.getContentAsString()).isEqualTo("{}");
	}

	@Test
	void answerWhenSlowSendsSpacesBeforeIt() throws IOException {
		MockHttpServletResponse response = new MockHttpServletResponse() {

			@Override
			public void flushBuffer() {
				PatientAnswerTests.this.written.countDown();
			}

		};
		patient().answer(response, call((request) -> {
			await(this.written);
			return result(404);
		}));
		assertThat(response.getStatus()).isEqualTo(200);
		assertThat(response.getContentType()).isEqualTo("application/json");
		assertThat(response.getContentAsString()).matches(" {3,}\\{}");
	}

	@Test
	void answerWhenCallerLeavesInterruptsCall() throws InterruptedException {
		// a call that is cancelled before it begins is not there to be interrupted
		CountDownLatch begun = new CountDownLatch(1);
		MockHttpServletResponse response = new MockHttpServletResponse() {

			@Override
			public void flushBuffer() {
				await(begun);
				throw new UncheckedIOException(new IOException("Broken pipe"));
			}

		};
		CountDownLatch never = new CountDownLatch(1);
		ActionCall call = call((request) -> {
			begun.countDown();
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				this.interrupted.countDown();
			}
			return result(200);
		});
		assertThatThrownBy(() -> patient().answer(response, call)).hasRootCauseMessage("Broken pipe");
		this.interrupted.await();
	}

	@Test
	void answerWhenNodeStopsInterruptsCallAndSendsTheCallerElsewhere() throws IOException {
		ActionCall call = call((request) -> {
			await(this.interrupted);
			return result(200);
		});
		MockHttpServletResponse response = new MockHttpServletResponse();
		Thread.currentThread().interrupt();
		patient().answer(response, call);
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getContentAsString()).contains("This node is being stopped");
	}

	private static PatientAnswer patient() {
		return new PatientAnswer(Duration.ofMillis(1), Duration.ofMillis(1));
	}

	private static ActionCall call(ActionHandler handler) {
		return new ActionCall(Action.patient("wait", handler),
				new ActionRequest(JsonNodeFactory.instance.objectNode(), FakeCluster.ORIGIN, null),
				FakeCluster.served());
	}

	private static ActionResult result(int status) {
		return new ActionResult(status, "{}".getBytes(StandardCharsets.UTF_8));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
