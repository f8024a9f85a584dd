package com.deblox.dockermod.actions;

import java.io.IOException;
import java.time.Duration;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.NodeAnswer;
import com.deblox.dockermod.routing.OperationDeadlines;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a container wrote: the newest of it, where it is too much for one answer.
 */
final class LogsAction {

	static final int LIMIT = 1024 * 1024;

	static final Field TAIL = new Field("tail", false, "the number of lines from the end, 0 to 1000000000, or \"all\"",
			(value) -> lines(value) >= 0);

	private static final int DEFAULT_TAIL = 1000;

	private static final long ALL = 10_000_000_000L;

	private static final int MANY = 10_000;

	private static final Duration READING = Duration.ofSeconds(10);

	private final Cluster cluster;

	private final OperationDeadlines deadlines;

	private final JsonMapper json = JsonMapper.shared();

	LogsAction(Cluster cluster, OperationDeadlines deadlines) {
		this.cluster = cluster;
		this.deadlines = deadlines;
	}

	ActionResult read(ActionRequest request) {
		NodeAnswer.Answered container = this.cluster.ask(EngineRequest.of("GET",
				Names.container(request.mandatory("id"), "json"), request.origin(), this.deadlines.quick()));
		if (container.isError()) {
			return EnvelopeWriter.one(Envelope.of(container));
		}
		boolean terminal = hasTerminal(container);
		JsonNode tail = request.value("tail");
		long lines = (tail != null) ? lines(tail) : DEFAULT_TAIL;
		Deadline deadline = (lines > MANY) ? this.deadlines.quickAnd(READING) : this.deadlines.quick();
		return EnvelopeWriter.one(read(request, lines, terminal, deadline));
	}

	/** What is too much to come in one piece from a peer is asked for in smaller ones. */
	private Envelope read(ActionRequest request, long lines, boolean terminal, Deadline deadline) {
		boolean cut = false;
		for (long tail = lines;; tail = Math.min(tail / 10, 100_000)) {
			try {
				return readOnce(EngineRequest.of("GET", path(request, tail), request.origin(), deadline), terminal,
						cut);
			}
			catch (EngineException ex) {
				if (ex.situation() != Situation.ANSWER_TOO_LARGE || tail < 10) {
					throw ex;
				}
				cut = true;
			}
		}
	}

	private Envelope readOnce(EngineRequest request, boolean terminal, boolean cut) {
		try (EngineResponse response = this.cluster.execute(request)) {
			if (response.isError()) {
				return Envelope.of(new NodeAnswer.Answered(response.node(), response.status(), response.headers(),
						response.readBody(Cluster.ANSWER_LIMIT)));
			}
			LogStreams streams = new LogStreams(LIMIT);
			try {
				if (terminal) {
					streams.readRaw(response.body());
				}
				else {
					streams.readFrames(response.body());
				}
			}
			catch (IOException ex) {
				throw EngineException.brokeOff(response.node(), ex);
			}
			return new Envelope(response.node(), response.status(), response.headers(), streams.toJson(cut), null,
					null);
		}
	}

	private static DockerPath path(ActionRequest request, long tail) {
		return Names.container(request.mandatory("id"), "logs")
			.with("stdout", 1)
			.with("stderr", 1)
			.with("tail", (tail < ALL) ? tail : "all")
			.with("since", moment(request.value("since")))
			.with("until", moment(request.value("until")))
			.with("timestamps", request.flag("timestamps") ? 1 : null);
	}

	private static @Nullable String moment(@Nullable JsonNode value) {
		return (value != null) ? Moment.inUnixTime(value) : null;
	}

	private boolean hasTerminal(NodeAnswer.Answered container) {
		try {
			return this.json.readTree(container.body()).path("Config").path("Tty").asBoolean(false);
		}
		catch (JacksonException ex) {
			throw new EngineException(Situation.ENGINE_BROKE_OFF, container.node(),
					"The Docker engine of " + container.node() + " described the container in words that are not JSON",
					ex);
		}
	}

	/** The number of lines; -1 if that is none. */
	private static long lines(JsonNode value) {
		if (value.isIntegralNumber() && value.bigIntegerValue().bitLength() < Integer.SIZE - 1) {
			return (value.longValue() <= 1_000_000_000) ? value.longValue() : -1;
		}
		if (!value.isString()) {
			return -1;
		}
		String text = value.stringValue();
		if (text.equals("all")) {
			return ALL;
		}
		boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch((c) -> c >= '0' && c <= '9');
		return digits ? Long.parseLong(text) : -1;
	}

}
