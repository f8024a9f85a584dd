package com.deblox.dockermod.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Whether what this process prints goes to systemd's journal.
 *
 * @see <a href=
 * "https://www.freedesktop.org/software/systemd/man/latest/sd-daemon.html">sd-daemon(3)</a>
 */
public final class Journal {

	/** The level of what failed. */
	static final String ERROR = "<3>";

	/** Which file the journal reads, as {@code device:inode}; children inherit it. */
	static final String STREAM = "JOURNAL_STREAM";

	private static final Path OUTPUT = Path.of("/proc/self/fd/1");

	private static final Path ERRORS = Path.of("/proc/self/fd/2");

	private Journal() {
	}

	/**
	 * A line for standard error, that says what failed.
	 * @param sentence the line
	 * @return the same, after its level where the journal reads it
	 */
	public static String error(String sentence) {
		return isRead(System.getenv(STREAM), ERRORS) ? ERROR + sentence : sentence;
	}

	static boolean isRead(@Nullable String stream) {
		return isRead(stream, OUTPUT);
	}

	/** Who redirects the output of a service's child has a stream that is not it. */
	static boolean isRead(@Nullable String stream, Path output) {
		if (stream == null) {
			return false;
		}
		try {
			return stream.equals(Files.getAttribute(output, "unix:dev") + ":" + Files.getAttribute(output, "unix:ino"));
		}
		catch (IOException | UnsupportedOperationException | IllegalArgumentException ex) {
			return false;
		}
	}

}
