package com.deblox.dockermod.command;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sizes, times and labels as people read them.
 */
final class Words {

	private static final int SHORT_ID = 12;

	private Words() {
	}

	static String memory(long bytes) {
		double size = bytes;
		String[] units = { "B", "KiB", "MiB", "GiB", "TiB" };
		int unit = 0;
		while (size >= 1024 && unit < units.length - 1) {
			size /= 1024;
			unit++;
		}
		return String.format(Locale.ROOT, (size < 10 && unit > 0) ? "%.1f %s" : "%.0f %s", size, units[unit]);
	}

	static String duration(Duration time) {
		long seconds = Math.max(0, time.toSeconds());
		if (seconds < 120) {
			return seconds + " s";
		}
		if (seconds < 120 * 60) {
			return seconds / 60 + " min";
		}
		return (seconds < 48 * 3600) ? seconds / 3600 + " h" : seconds / 86400 + " days";
	}

	/** A moment that JSON tells as seconds since 1970, or in RFC 3339's words. */
	static @Nullable Instant moment(JsonNode json) {
		try {
			return json.isNumber() ? Instant.ofEpochSecond(json.asLong()) : Instant.parse(json.asString(""));
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	static String labels(JsonNode labels) {
		StringJoiner words = new StringJoiner(",");
		labels.properties().forEach((label) -> words.add(label.getKey() + "=" + label.getValue().asString("")));
		return words.toString();
	}

	static String shortId(String id) {
		return (id.length() > SHORT_ID) ? id.substring(0, SHORT_ID) : id;
	}

}
