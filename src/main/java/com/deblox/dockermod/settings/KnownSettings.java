package com.deblox.dockermod.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The settings that begin with {@code dockermod}. A name is compared without its dots and
 * dashes, and in small letters: so it is the same as an environment variable.
 */
final class KnownSettings {

	/** A test holds it against what the build describes. */
	private static final String LIST = "/settings.txt";

	/** So each of a map's, whatever its key. */
	private static final String ANY = ".*";

	/**
	 * So many letters may be wrong, missing or too many in what was meant to be another.
	 */
	private static final int TYPOS = 2;

	private final Map<String, String> names = new TreeMap<>();

	private final Set<String> maps = new TreeSet<>();

	KnownSettings() {
		try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(LIST), LIST)) {
			new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void add(String name) {
		if (name.endsWith(ANY)) {
			this.maps.add(plain(name));
		}
		else {
			this.names.put(plain(name), name);
		}
	}

	boolean contains(String name) {
		String plain = plain(name);
		return this.names.containsKey(plain) || this.maps.stream().anyMatch(plain::startsWith);
	}

	/** Whether settings begin with this. */
	boolean isGroup(String name) {
		return this.names.values().stream().anyMatch((known) -> known.startsWith(name + "."));
	}

	/**
	 * What was meant, most likely.
	 * @param name a name that is not known
	 * @return the known name that differs from it by a letter or two, or {@code null}
	 */
	@Nullable String nearest(String name) {
		String plain = plain(name);
		String nearest = null;
		int least = TYPOS + 1;
		for (Map.Entry<String, String> known : this.names.entrySet()) {
			int distance = distance(plain, known.getKey());
			if (distance < least) {
				least = distance;
				nearest = known.getValue();
			}
		}
		return nearest;
	}

	private static String plain(String name) {
		// an element of a list is the list's
		return name.replaceAll("\\[\\d+]|[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
	}

	/** How many letters must change to make one of the other (Levenshtein). */
	private static int distance(String one, String other) {
		int[] before = new int[other.length() + 1];
		for (int j = 0; j < before.length; j++) {
			before[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int[] now = new int[before.length];
			now[0] = i;
			for (int j = 1; j < now.length; j++) {
				int change = (one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1;
				now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
			}
			before = now;
		}
		return before[other.length()];
	}

}
