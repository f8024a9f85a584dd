package com.deblox.dockermod.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.boot.convert.DurationStyle;

/**
 * Refuses settings that are out of their bounds, all in the same words.
 */
public final class Within {

	/** The largest port that there is. */
	public static final int MOST_PORTS = 65_535;

	private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES,
			ChronoUnit.SECONDS);

	private Within() {
	}

	/**
	 * Refuse a number that is out of its bounds.
	 * @param setting the setting's full name
	 * @param value its value
	 * @param least the least that is allowed
	 * @param most the most that is allowed
	 */
	public static void number(String setting, long value, long least, long most) {
		if (value < least || value > most) {
			throw new WrongSettingException(setting + " is " + value + ": " + least + " to " + most + " is allowed");
		}
	}

	/**
	 * Refuse a time that is out of its bounds.
	 * @param setting the setting's full name
	 * @param value its value
	 * @param least the least that is allowed
	 * @param most the most that is allowed
	 */
	public static void time(String setting, Duration value, Duration least, Duration most) {
		if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
			throw new WrongSettingException(
					setting + " is " + shown(value) + ": " + shown(least) + " to " + shown(most) + " is allowed");
		}
	}

	/** As it could be written: in the largest unit of which it is a whole number. */
	private static String shown(Duration value) {
		ChronoUnit unit = ChronoUnit.MILLIS;
		if (!value.isZero() && value.toNanosPart() == 0) {
			unit = UNITS.stream()
				.filter((larger) -> value.toSeconds() % larger.getDuration().toSeconds() == 0)
				.findFirst()
				.orElse(ChronoUnit.SECONDS);
		}
		return DurationStyle.SIMPLE.print(value, unit);
	}

}
