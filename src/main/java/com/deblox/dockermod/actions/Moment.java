package com.deblox.dockermod.actions;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A moment in the log of a container, as callers write it: seconds of Unix time, or RFC
 * 3339. The daemon takes the former.
 */
final class Moment {

	private static final String ALLOWED = "Unix time in seconds, as in 1416312239, or RFC 3339, as in "
			+ "\"2014-11-18T12:03:59Z\"";

	private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

	private static final int MAX_LENGTH = 40;

	private Moment() {
	}

	static Field field(String name) {
		return new Field(name, false, ALLOWED, (value) -> inUnixTime(value) != null);
	}

	/**
	 * Read a moment.
	 * @param value what was sent
	 * @return the seconds, with their fraction, as the daemon reads them; {@code null} if
	 * it is no moment
	 */
	static @Nullable String inUnixTime(JsonNode value) {
		if (value.isNumber()) {
			return seconds(value.numberValue().toString());
		}
		if (!value.isString() || value.stringValue().length() > MAX_LENGTH) {
			return null;
		}
		String text = value.stringValue();
		try {
			Instant instant = OffsetDateTime.parse(text).toInstant();
			return seconds("%d.%09d".formatted(instant.getEpochSecond(), instant.getNano()));
		}
		catch (DateTimeException ex) {
			return seconds(text);
		}
	}

	private static @Nullable String seconds(String text) {
		try {
			BigDecimal seconds = new BigDecimal(text);
			// a huge exponent is cheap to compare, and dear to write out
			boolean plain = seconds.scale() <= 9 && seconds.signum() >= 0 && seconds.compareTo(LATEST) <= 0;
			return plain ? seconds.toPlainString() : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
