package com.deblox.dockermod.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client of Server-Sent Events is sent where nothing happens.
 */
class SentEventsTests {

	@Test
	void clientIsToldWhenToComeBackAndThenGetsCommentsWhereNothingHappens() throws IOException {
		SentEvents events = new SentEvents(() -> true, Duration.ofMillis(1));
		assertThat(new String(events.readNBytes(19), StandardCharsets.UTF_8)).isEqualTo("retry: 1000\n\n:\n\n:\n\n");
	}

	@Test
	void streamOfWhoMustNotFollowAnyMoreEnds() throws IOException {
		AtomicInteger asked = new AtomicInteger();
		try (SentEvents events = new SentEvents(() -> asked.incrementAndGet() < 2, Duration.ofMillis(1))) {
			assertThat(events.readAllBytes()).endsWith(":\n\n".getBytes(StandardCharsets.UTF_8));
			assertThat(asked).hasValue(2);
		}
	}

}
