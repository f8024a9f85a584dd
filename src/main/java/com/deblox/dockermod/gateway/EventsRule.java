package com.deblox.dockermod.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.engine.Streaming;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /events}: first what the nodes remember since the given time, in time order,
 * then what happens, as it comes. The daemons are asked twice: once until now, once from
 * now on; nothing else tells where the past ends.
 */
final class EventsRule implements Rule {

	/**
	 * The most clients that follow the events through one node: each has a stream of its
	 * own to every node.
	 */
	static final int MOST = 100;

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final String SINCE = "since";

	private static final String UNTIL = "until";

	private final Semaphore places = new Semaphore(MOST);

	private final Engine cluster;

	private final Everywhere everywhere;

	private final NodeName self;

	private final Supplier<List<Node>> nodes;

	private final Clock clock;

	private final Duration pause;

	EventsRule(Engine cluster, Everywhere everywhere, NodeName self, Supplier<List<Node>> nodes) {
		this(cluster, everywhere, self, nodes, Clock.systemUTC(), PAUSE);
	}

	EventsRule(Engine cluster, Everywhere everywhere, NodeName self, Supplier<List<Node>> nodes, Clock clock,
			Duration pause) {
		this.cluster = cluster;
		this.everywhere = everywhere;
		this.self = self;
		this.nodes = nodes;
		this.clock = clock;
		this.pause = pause;
	}

	@Override
	public EngineResponse answer(EngineRequest request) {
		if (request.method().equals("HEAD")) {
			return this.cluster.execute(request);
		}
		try {
			return answer(request, EventTime.parse(request.path().parameter(SINCE)),
					EventTime.parse(request.path().parameter(UNTIL)));
		}
		catch (NumberFormatException ex) {
			// the daemon has its own words for it
			return this.cluster.execute(request);
		}
	}

	private EngineResponse answer(EngineRequest request, @Nullable Long since, @Nullable Long until) {
		if (since == null && until == null) {
			return live(request, null, new ByteArrayOutputStream(), Map.of());
		}
		// with an end alone the daemon tells all that it remembers
		long begin = (since != null) ? since : 0;
		long now = EventTime.now(this.clock);
		boolean isPast = until != null && until <= now;
		if (begin > now && !isPast) {
			return live(request, until, new ByteArrayOutputStream(), Map.of());
		}
		List<NodeAnswer> answers = this.everywhere
			.answers(question(request, begin, (until != null) ? Math.min(until, now) : now));
		for (NodeAnswer answer : answers) {
			if (isRefusal(answer)) {
				return this.everywhere.fail(List.of(answer));
			}
		}
		return isPast ? past(answers) : live(request, until, lines(answers), from(answers, begin, now));
	}

	/** The request itself is wrong: so it is for all. */
	private static boolean isRefusal(NodeAnswer answer) {
		return answer instanceof NodeAnswer.Answered && answer.isError() && answer.status() < 500;
	}

	private static EngineRequest question(EngineRequest request, long since, long until) {
		DockerPath path = request.path()
			.without(SINCE)
			.without(UNTIL)
			.with(SINCE, EventTime.format(since))
			.with(UNTIL, EventTime.format(until));
		return EngineRequest.of("GET", path, request.origin(), Deadline.in(EventFeed.HEAD));
	}

	private EngineResponse past(List<NodeAnswer> answers) {
		List<NodeAnswer> errors = answers.stream().filter(NodeAnswer::isError).toList();
		if (errors.size() == answers.size() && !errors.isEmpty()) {
			return this.everywhere.fail(errors);
		}
		return EngineResponse.of(this.self, 200, headers(errors), lines(answers).toByteArray());
	}

	private EngineResponse live(EngineRequest request, @Nullable Long until, ByteArrayOutputStream backlog,
			Map<NodeName, Long> from) {
		if (!this.places.tryAcquire()) {
			throw new EngineException(Situation.BUSY, this.self, MOST + " clients follow the events through "
					+ this.self + ", the most that may: try again later, or at another node");
		}
		AtomicBoolean open = new AtomicBoolean(true);
		Runnable leave = () -> {
			if (open.compareAndSet(true, false)) {
				this.places.release();
			}
		};
		EngineRequest question = EngineRequest
			.of("GET", request.path().without(SINCE), request.origin(), request.deadline())
			.withStreaming(Streaming.ANSWER);
		EventStream stream = new EventStream(this.cluster, question, this.nodes, until, this.clock, this.pause);
		boolean begun = false;
		try {
			List<NodeAnswer> errors = stream.begin(from);
			for (NodeAnswer error : errors) {
				if (isRefusal(error)) {
					return this.everywhere.fail(List.of(error));
				}
			}
			if (errors.size() >= stream.size()) {
				return this.everywhere.fail(errors);
			}
			begun = true;
			return new EngineResponse(this.self, 200, headers(errors),
					new SequenceInputStream(new ByteArrayInputStream(backlog.toByteArray()), stream.body()), () -> {
						stream.close();
						leave.run();
					});
		}
		finally {
			if (!begun) {
				stream.close();
				leave.run();
			}
		}
	}

	/** Where each node goes on after its past: one that did not tell it, from there. */
	private static Map<NodeName, Long> from(List<NodeAnswer> answers, long since, long now) {
		Map<NodeName, Long> from = new HashMap<>();
		for (NodeAnswer answer : answers) {
			NodeName node = answer.node();
			if (node != null) {
				from.put(node, answer.isError() ? since : now + 1);
			}
		}
		return from;
	}

	private static ByteArrayOutputStream lines(List<NodeAnswer> answers) {
		List<EventLines.Event> events = new ArrayList<>();
		for (NodeAnswer answer : answers) {
			if (answer instanceof NodeAnswer.Answered answered && !answered.isError()) {
				events.addAll(EventLines.of(answered));
			}
		}
		events.sort(Comparator.comparingLong(EventLines.Event::time));
		ByteArrayOutputStream lines = new ByteArrayOutputStream();
		events.forEach((event) -> lines.writeBytes(event.line()));
		return lines;
	}

	private static Map<String, List<String>> headers(List<NodeAnswer> errors) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		headers.put("Content-Type", List.of("application/json"));
		Everywhere.name(Everywhere.missing(errors), headers);
		return headers;
	}

}
