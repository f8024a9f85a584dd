package com.deblox.dockermod.command;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a time as docker takes it: a moment, or how long ago.
 */
final class Moments {

	private static final Pattern AGO = Pattern.compile("(\\d+h)?(\\d+m)?(\\d+s)?");

	private static final Pattern EPOCH = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");

	private Moments() {
	}

	/**
	 * The moment in words of the daemon's API: seconds since 1970.
	 * @param text {@code 10m}, {@code 1h30m}, {@code 2026-01-31},
	 * {@code 2026-01-31T10:00:00}, the same with a zone, or seconds since 1970
	 * @param clock this moment, and the zone that holds where none is told
	 * @return the moment
	 */
	static String parse(String text, Clock clock) {
		if (EPOCH.matcher(text).matches()) {
			return text;
		}
		try {
			Instant moment = (!text.isEmpty() && AGO.matcher(text).matches())
					? clock.instant().minus(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)))
					: moment(text, clock.getZone());
			return String.format(Locale.ROOT, "%d.%09d", moment.getEpochSecond(), moment.getNano());
		}
		catch (DateTimeException | ArithmeticException ex) {
			throw new CommandFailure(ExitStatus.USAGE,
					"--since is '" + text + "': a time as 10m, 1h30m, 2026-01-31 or 2026-01-31T10:00:00Z is allowed",
					ex);
		}
	}

	private static Instant moment(String text, ZoneId zone) {
		if (!text.contains("T")) {
			return LocalDate.parse(text).atStartOfDay(zone).toInstant();
		}
		boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:?\\d\\d");
		return zoned ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).atZone(zone).toInstant();
	}

}
