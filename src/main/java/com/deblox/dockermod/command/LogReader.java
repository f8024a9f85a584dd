package com.deblox.dockermod.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Takes a daemon's log apart, which was asked for with timestamps: frames of stdout and
 * stderr, or for a terminal the bytes as they are (<a href=
 * "https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerAttach">Docker's
 * stream format</a>).
 */
final class LogReader {

	/** A line that is longer is cut into several. */
	private static final int LONGEST = 1024 * 1024;

	private static final int FRAME_HEAD = 8;

	/** Longer than any time of the daemon's. */
	private static final int STAMP = 64;

	private final Consumer<LogLine> lines;

	private Instant last = Instant.EPOCH;

	private String lastStamp = "";

	LogReader(Consumer<LogLine> lines) {
		this.lines = lines;
	}

	/**
	 * Read to the end.
	 * @param body what the daemon sends
	 * @param terminal whether the container has a terminal
	 * @throws IOException if it broke off
	 */
	void read(InputStream body, boolean terminal) throws IOException {
		InputStream in = new BufferedInputStream(body);
		ByteArrayOutputStream[] started = { new ByteArrayOutputStream(), new ByteArrayOutputStream(),
				new ByteArrayOutputStream() };
		byte[] bytes = new byte[8192];
		try {
			if (terminal) {
				for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
					take(bytes, read, started[0]);
				}
			}
			else {
				frames(in, bytes, started);
			}
		}
		finally {
			for (ByteArrayOutputStream rest : started) {
				if (rest.size() > 0) {
					end(rest);
				}
			}
		}
	}

	private void frames(InputStream in, byte[] bytes, ByteArrayOutputStream[] started) throws IOException {
		byte[] head = in.readNBytes(FRAME_HEAD);
		while (head.length > 0) {
			if (head.length < FRAME_HEAD || head[0] < 0 || head[0] >= started.length) {
				throw new EOFException("it ended inside a frame");
			}
			long left = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt(4));
			if (started[head[0]].size() > 0) {
				left -= skipStamp(in, left);
			}
			while (left > 0) {
				int read = in.read(bytes, 0, (int) Math.min(bytes.length, left));
				if (read < 0) {
					throw new EOFException("it ended inside a frame");
				}
				take(bytes, read, started[head[0]]);
				left -= read;
			}
			head = in.readNBytes(FRAME_HEAD);
		}
	}

	/** Of a line that the daemon keeps in pieces each has a time before it. */
	private static int skipStamp(InputStream in, long frame) throws IOException {
		in.mark(STAMP);
		String begin = new String(in.readNBytes((int) Math.min(STAMP, frame)), StandardCharsets.US_ASCII);
		in.reset();
		int length = begin.indexOf(' ') + 1;
		if (length == 0 || moment(begin.substring(0, length - 1)) == null) {
			return 0;
		}
		in.skipNBytes(length);
		return length;
	}

	private static @Nullable Instant moment(String stamp) {
		try {
			return Instant.parse(stamp);
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private void take(byte[] bytes, int length, ByteArrayOutputStream started) {
		for (int i = 0; i < length; i++) {
			if (bytes[i] == '\n' || started.size() >= LONGEST) {
				end(started);
			}
			if (bytes[i] != '\n') {
				started.write(bytes[i]);
			}
		}
	}

	private void end(ByteArrayOutputStream started) {
		String line = started.toString(StandardCharsets.UTF_8);
		started.reset();
		int space = line.indexOf(' ');
		String stamp = (space > 0) ? line.substring(0, space) : line;
		// the rest of a line that was cut has none: it belongs to the one before
		String text = line;
		Instant moment = moment(stamp);
		if (moment != null) {
			this.last = moment;
			this.lastStamp = stamp;
			text = (space > 0) ? line.substring(space + 1) : "";
		}
		this.lines.accept(new LogLine(this.last, this.lastStamp,
				text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
	}

}
