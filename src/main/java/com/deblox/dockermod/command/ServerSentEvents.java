package com.deblox.dockermod.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of
 * <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-Sent
 * Events</a>, and remembers where to go on.
 */
final class ServerSentEvents {

	private @Nullable String lastId;

	private long retryMillis = 1000;

	/**
	 * The last event that was read.
	 * @return its id, or {@code null} if there was none
	 */
	@Nullable String lastId() {
		return this.lastId;
	}

	/** How long to wait before a broken stream is asked for again. */
	long retryMillis() {
		return this.retryMillis;
	}

	/**
	 * Read to the end.
	 * @param in the stream
	 * @param data is told the data of each event
	 * @throws IOException if it broke off
	 */
	void read(InputStream in, Consumer<String> data) throws IOException {
		BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
		StringJoiner event = new StringJoiner("\n");
		String id = null;
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			String value = value(line);
			if (line.isEmpty()) {
				this.lastId = (id != null) ? id : this.lastId;
				if (event.length() > 0) {
					data.accept(event.toString());
				}
				event = new StringJoiner("\n");
				id = null;
			}
			else if (line.startsWith("data:")) {
				event.add(value);
			}
			else if (line.startsWith("id:")) {
				id = value;
			}
			else if (line.startsWith("retry:") && value.matches("\\d{1,6}")) {
				this.retryMillis = Long.parseLong(value);
			}
		}
	}

	private static String value(String line) {
		String value = line.substring(line.indexOf(':') + 1);
		return value.startsWith(" ") ? value.substring(1) : value;
	}

}
