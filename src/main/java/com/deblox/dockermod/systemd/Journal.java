package com.deblox.dockermod.systemd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Whether what this process prints goes to systemd's journal.
 */
final class Journal {

	/** Which file the journal reads, as {@code device:inode}; children inherit it. */
	static final String STREAM = "JOURNAL_STREAM";

	private static final Path OUTPUT = Path.of("/proc/self/fd/1");

	private Journal() {
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
