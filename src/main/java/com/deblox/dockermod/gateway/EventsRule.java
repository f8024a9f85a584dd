package com.deblox.dockermod.gateway;

import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Streaming;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /events}: first what the nodes remember since the given time, in time order,
 * then what happens, as it comes. The daemons are asked for the past until now; what
 * follows comes from a stream that all share who ask the same.
 */
final class EventsRule implements Rule {

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final String SINCE = "since";

	private static final String UNTIL = "until";

	private final Engine cluster;

	private final Everywhere everywhere;

	private final NodeName self;

	private final Clock clock;

	private final Duration pause;

	private final EventSubscriptions subscriptions;

	EventsRule(Engine cluster, Everywhere everywhere, NodeName self, Supplier<List<Node>> nodes) {
		this(cluster, everywhere, self, nodes, Clock.systemUTC(), PAUSE);
	}

	EventsRule(Engine cluster, Everywhere everywhere, NodeName self, Supplier<List<Node>> nodes, Clock clock,
			Duration pause) {
		this.cluster = cluster;
		this.everywhere = everywhere;
		this.self = self;
		this.clock = clock;
		this.pause = pause;
		this.subscriptions = new EventSubscriptions(self,
				(question) -> new EventStream(cluster, request(question), nodes, clock, pause));
	}

	private static EngineRequest request(EventSubscriptions.Question question) {
		return EngineRequest
			.of("GET", question.path(), new Origin(question.caller(), RequestId.random()), Deadline.in(EventFeed.HEAD))
			.withStreaming(Streaming.ANSWER);
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
			return live(request, null, EventHistory.none());
		}
		// with an end alone the daemon tells all that it remembers
		long begin = (since != null) ? since : 0;
		long now = EventTime.now(this.clock);
		boolean isPast = until != null && until <= now;
		if (begin > now && !isPast) {
			return live(request, until, EventHistory.none());
		}
		long end = (until != null) ? Math.min(until, now) : now;
		EventHistory history = new EventHistory(this.everywhere.answers(question(request, begin, end)), begin, end);
		for (NodeAnswer answer : history.answers()) {
			if (isRefusal(answer)) {
				return this.everywhere.fail(List.of(answer));
			}
		}
		return isPast ? past(history) : live(request, until, history);
	}

	/** The request itself is wrong: so it is for all. */
	private static boolean isRefusal(NodeAnswer answer) {
		return answer instanceof NodeAnswer.Answered && answer.isError() && answer.status() < 500;
	}

	private static EngineRequest question(EngineRequest request, long since, long until) {
		DockerPath path = timeless(request).with(SINCE, EventTime.format(since)).with(UNTIL, EventTime.format(until));
		return EngineRequest.of("GET", path, request.origin(), Deadline.in(EventFeed.HEAD));
	}

	private static DockerPath timeless(EngineRequest request) {
		return request.path().without(SINCE).without(UNTIL);
	}

	private EngineResponse past(EventHistory history) {
		List<NodeAnswer> errors = history.errors();
		if (errors.size() == history.answers().size() && !errors.isEmpty()) {
			return this.everywhere.fail(errors);
		}
		return EngineResponse.of(this.self, 200, headers(errors), history.lines());
	}

	private EngineResponse live(EngineRequest request, @Nullable Long until, EventHistory history) {
		EventSubscriptions.Question question = new EventSubscriptions.Question(timeless(request), request.caller(),
				history.owed());
		EventFollower follower = new EventFollower(this.clock, this.pause, until, history.next());
		follower.whenOver(() -> this.subscriptions.leave(question, follower));
		boolean follows = false;
		try {
			EventStream stream = this.subscriptions.join(question, history.next(), follower);
			List<NodeAnswer> troubles = stream.troubles();
			for (NodeAnswer trouble : troubles) {
				if (isRefusal(trouble)) {
					return this.everywhere.fail(List.of(trouble));
				}
			}
			if (troubles.size() >= stream.size()) {
				return this.everywhere.fail(troubles);
			}
			EngineResponse response = new EngineResponse(this.self, 200, headers(troubles),
					new SequenceInputStream(new ByteArrayInputStream(history.lines()), follower), follower::leave);
			follower.whenOver(response::close);
			follows = true;
			return response;
		}
		finally {
			if (!follows) {
				follower.leave();
			}
		}
	}

	private static Map<String, List<String>> headers(List<NodeAnswer> errors) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		headers.put("Content-Type", List.of("application/json"));
		Everywhere.name(Everywhere.missing(errors), headers);
		return headers;
	}

}
