package com.deblox.dockermod.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client of Server-Sent Events is sent where nothing happens.
 */
class SentEventsTests {

	@Test
	void clientIsToldWhenToComeBackAndThenGetsCommentsWhereNothingHappens() throws IOException {
		SentEvents events = new SentEvents(Duration.ofMillis(1));
		assertThat(new String(events.readNBytes(19), StandardCharsets.UTF_8)).isEqualTo("retry: 1000\n\n:\n\n:\n\n");
	}

}
