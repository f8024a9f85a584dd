package com.deblox.dockermod.gateway;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Times of events, in nanoseconds since 1970: in a request they are seconds, perhaps with
 * a fraction.
 */
final class EventTime {

	private static final long SECOND = 1_000_000_000L;

	private EventTime() {
	}

	/**
	 * Read a parameter.
	 * @param text the parameter, or {@code null}
	 * @return the time, or {@code null} if there is none
	 * @throws NumberFormatException if it is none
	 */
	static @Nullable Long parse(@Nullable String text) {
		if (text == null || text.isEmpty()) {
			return null;
		}
		try {
			return new BigDecimal(text).movePointRight(9).toBigInteger().longValueExact();
		}
		catch (ArithmeticException ex) {
			throw new NumberFormatException(text);
		}
	}

	static String format(long nanos) {
		return String.format(Locale.ROOT, "%d.%09d", Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
	}

	static long now(Clock clock) {
		Instant now = clock.instant();
		return now.getEpochSecond() * SECOND + now.getNano();
	}

	static long of(JsonNode event) {
		long nanos = event.path("timeNano").asLong(0);
		return (nanos != 0) ? nanos : event.path("time").asLong(0) * SECOND;
	}

}
