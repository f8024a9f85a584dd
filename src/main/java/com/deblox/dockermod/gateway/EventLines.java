package com.deblox.dockermod.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * One daemon's events, an object a line. The node is added to the attributes of each
 * one's actor. What is no event, or longer than any can be, is passed over.
 */
final class EventLines {

	private static final int LONGEST = 1024 * 1024;

	private static final int BUFFER = 8 * 1024;

	private final InputStream in;

	private final NodeName node;

	private final byte[] buffer = new byte[BUFFER];

	private int at;

	private int end;

	EventLines(InputStream in, NodeName node) {
		this.in = in;
		this.node = node;
	}

	/**
	 * All events of an answer.
	 * @param answer a daemon's answer
	 * @return the events
	 */
	static List<Event> of(NodeAnswer.Answered answer) {
		EventLines lines = new EventLines(new ByteArrayInputStream(answer.body()), answer.node());
		List<Event> events = new ArrayList<>();
		try {
			for (Event event = lines.next(); event != null; event = lines.next()) {
				events.add(event);
			}
			return events;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait for the next one.
	 * @return it, or {@code null} at the stream's end
	 * @throws IOException if the stream broke off
	 */
	@Nullable Event next() throws IOException {
		while (true) {
			byte[] line = line();
			if (line == null) {
				return null;
			}
			Event event = read(line);
			if (event != null) {
				return event;
			}
		}
	}

	private @Nullable Event read(byte[] line) {
		try {
			if (DaemonJson.read(line) instanceof ObjectNode event) {
				if (event.get("Actor") instanceof ObjectNode actor) {
					ObjectNode attributes = (actor.get("Attributes") instanceof ObjectNode known) ? known
							: actor.putObject("Attributes");
					attributes.put("node", this.node.value());
				}
				return Event.of(this.node, EventTime.of(event), DaemonJson.write(event));
			}
		}
		catch (JacksonException ex) {
			// not an event
		}
		return null;
	}

	private byte @Nullable [] line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		while (true) {
			if (this.at == this.end) {
				this.at = 0;
				this.end = Math.max(0, this.in.read(this.buffer, 0, BUFFER));
				if (this.end == 0) {
					return (line.size() > 0) ? line.toByteArray() : null;
				}
			}
			int start = this.at;
			while (this.at < this.end && this.buffer[this.at] != '\n') {
				this.at++;
			}
			if (line.size() < LONGEST) {
				line.write(this.buffer, start, this.at - start);
			}
			if (this.at < this.end) {
				this.at++;
				return line.toByteArray();
			}
		}
	}

	/**
	 * One event.
	 *
	 * @param node where
	 * @param time when, in nanoseconds
	 * @param line its JSON and the line's end, as it goes to clients; not to be changed
	 */
	record Event(NodeName node, long time, @SuppressWarnings("ArrayRecordComponent") byte[] line) {

		static Event of(NodeName node, long time, byte[] json) {
			byte[] line = Arrays.copyOf(json, json.length + 1);
			line[json.length] = '\n';
			return new Event(node, time, line);
		}

	}

}
