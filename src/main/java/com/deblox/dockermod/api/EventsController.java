package com.deblox.dockermod.api;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.events.ClusterEvents;
import com.deblox.dockermod.events.EventFilter;
import com.deblox.dockermod.events.EventKind;
import com.deblox.dockermod.events.Subscription;
import com.deblox.dockermod.http.Refused;
import com.deblox.dockermod.security.CurrentCaller;
import com.deblox.dockermod.security.Rights;
import com.deblox.dockermod.streams.StreamedAnswer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The cluster's events, as Server-Sent Events: the connection is given away, and costs a
 * virtual thread.
 */
@RestController
class EventsController {

	private static final Map<String, List<String>> HEADERS = Map.of("Content-Type", List.of("text/event-stream"),
			// a proxy that collects what it passes on would hold events back
			"X-Accel-Buffering", List.of("no"));

	private final ClusterEvents events;

	private final Nodes nodes;

	private final Rights rights;

	EventsController(ClusterEvents events, Nodes nodes, Rights rights) {
		this.events = events;
		this.nodes = nodes;
		this.rights = rights;
	}

	@GetMapping("/cluster/events")
	void follow(@RequestParam(required = false) @Nullable List<String> kind,
			@RequestParam(required = false) @Nullable String node,
			@RequestParam(required = false) @Nullable String container,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
			HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		this.rights.checkEvents(ObservedRequests.origin(request));
		EventFilter filter = new EventFilter(kinds(kind),
				(node != null && !node.isEmpty()) ? this.nodes.get(node).name() : null, unlessEmpty(container));
		if (request.getMethod().equals("HEAD")) {
			response.setContentType("text/event-stream");
			return;
		}
		SentEvents stream = new SentEvents(CurrentCaller.standing(request));
		StreamedAnswer.send(request, response, follow(stream, filter, unlessEmpty(lastEventId)), null, true);
	}

	private EngineResponse follow(SentEvents stream, EventFilter filter, @Nullable String lastEventId) {
		Subscription subscription = this.events.subscribe(filter, lastEventId, stream);
		stream.whenOver(subscription::close);
		NodeName self = this.nodes.self();
		EngineResponse response = new EngineResponse(self, 200, HEADERS, stream, stream::leave);
		stream.whenOver(response::close);
		return response;
	}

	private static @Nullable String unlessEmpty(@Nullable String text) {
		return (text != null && text.isEmpty()) ? null : text;
	}

	private static Set<EventKind> kinds(@Nullable List<String> words) {
		Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
		for (String word : (words != null) ? words : List.<String>of()) {
			EventKind kind = EventKind.of(word);
			if (kind == null) {
				throw Refused.badRequest(
						"The parameter \"kind\" is \"" + Refused.shown(word) + "\": allowed are " + EventKind.words());
			}
			kinds.add(kind);
		}
		return kinds;
	}

}
