package com.deblox.dockermod.engine;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table from failure to status, row by row.
 */
class SituationTests {

	@ParameterizedTest
	@CsvSource({ "BAD_REQUEST, 400, false", "FORBIDDEN, 403, false", "NOT_FOUND, 404, false", "CONFLICT, 409, false",
			"IDENTITY_CONFLICT, 409, false", "TOO_LARGE, 413, false", "NOT_COPIED, 500, false", "INTERNAL, 500, false",
			"ENGINE_DOWN, 502, false", "ENGINE_BROKE_OFF, 502, true", "ANSWER_TOO_LARGE, 502, true",
			"NODE_LOST, 503, false", "NODE_LEFT, 503, true", "NOT_ALL_ASKED, 503, false", "NO_NODE, 503, false",
			"BUSY, 503, false", "STOPPING, 503, false", "TIMEOUT, 504, true" })
	void situationHasStatusAndSaysWhetherItMayHaveHappened(Situation situation, int status, boolean mayHaveHappened) {
		assertThat(situation.status()).isEqualTo(status);
		assertThat(situation.mayHaveHappened()).isEqualTo(mayHaveHappened);
	}

	@ParameterizedTest
	@EnumSource
	void retryAfterIsSaidWithEach503AndOnlyThere(Situation situation) {
		assertThat(situation.retryAfter() != null).isEqualTo(situation.status() == 503);
	}

	@Test
	void timeoutNamesNodeTimeAndRequest() {
		RequestId id = RequestId.random();
		EngineException failure = EngineException.timeout(new NodeName("node1"), Duration.ofMillis(2500), id);
		assertThat(failure.situation()).isEqualTo(Situation.TIMEOUT);
		assertThat(failure.node()).isEqualTo(new NodeName("node1"));
		assertThat(failure).hasMessageContaining("node1")
			.hasMessageContaining("2500 ms")
			.hasMessageContaining("may still finish")
			.hasMessageContaining(id.value());
	}

	@Test
	void getMessageIsNeverNull() {
		assertThat(EngineException.brokeOff(new NodeName("node1"), new IllegalStateException()).getMessage())
			.contains("node1");
	}

}
