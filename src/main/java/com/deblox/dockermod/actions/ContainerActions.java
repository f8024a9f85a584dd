package com.deblox.dockermod.actions;

import java.time.Duration;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.routing.OperationDeadlines;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is done to one container, wherever it is.
 */
final class ContainerActions {

	/** What Docker gives a container to stop by itself. */
	private static final int STOP_SECONDS = 10;

	private static final Duration REMOVAL = Duration.ofSeconds(10);

	/** A sample is the difference between two moments. */
	private static final Duration SAMPLE = Duration.ofSeconds(2);

	private final Cluster cluster;

	private final OperationDeadlines deadlines;

	ContainerActions(Cluster cluster, OperationDeadlines deadlines) {
		this.cluster = cluster;
		this.deadlines = deadlines;
	}

	ActionResult start(ActionRequest request) {
		return post(request, "start");
	}

	ActionResult pause(ActionRequest request) {
		return post(request, "pause");
	}

	ActionResult unpause(ActionRequest request) {
		return post(request, "unpause");
	}

	ActionResult stop(ActionRequest request) {
		return stopping(request, "stop");
	}

	ActionResult restart(ActionRequest request) {
		return stopping(request, "restart");
	}

	ActionResult kill(ActionRequest request) {
		JsonNode signal = request.value("signal");
		return ask(request, "POST", path(request, "kill").with("signal", (signal != null) ? signal.asString() : null),
				this.deadlines.quick());
	}

	ActionResult delete(ActionRequest request) {
		boolean force = request.flag("force");
		DockerPath path = path(request).with("force", given(force)).with("v", given(request.flag("volumes")));
		return ask(request, "DELETE", path, force ? this.deadlines.quickAnd(REMOVAL) : this.deadlines.quick());
	}

	ActionResult inspect(ActionRequest request) {
		return get(request, path(request, "json"), this.deadlines.quick());
	}

	ActionResult stats(ActionRequest request) {
		return get(request, path(request, "stats").with("stream", false), this.deadlines.quickAnd(SAMPLE));
	}

	ActionResult top(ActionRequest request) {
		return get(request, path(request, "top"), this.deadlines.quick());
	}

	ActionResult await(ActionRequest request) {
		return ask(request, "POST", path(request, "wait"), this.deadlines.waiting());
	}

	ActionResult rename(ActionRequest request) {
		String name = Names.forContainer(request.mandatory("name"));
		return ask(request, "POST", path(request, "rename").with("name", name), this.deadlines.quick());
	}

	private ActionResult stopping(ActionRequest request, String operation) {
		Integer timeout = request.number("timeout");
		int seconds = (timeout != null) ? timeout : STOP_SECONDS;
		return ask(request, "POST", path(request, operation).with("t", timeout),
				this.deadlines.quickAnd(Duration.ofSeconds(seconds)));
	}

	private ActionResult post(ActionRequest request, String operation) {
		return ask(request, "POST", path(request, operation), this.deadlines.quick());
	}

	private ActionResult get(ActionRequest request, DockerPath path, Deadline deadline) {
		return ask(request, "GET", path, deadline);
	}

	private ActionResult ask(ActionRequest request, String method, DockerPath path, Deadline deadline) {
		return EnvelopeWriter
			.one(Envelope.of(this.cluster.ask(EngineRequest.of(method, path, request.origin(), deadline))));
	}

	private static DockerPath path(ActionRequest request, String... operation) {
		return Names.container(request.mandatory("id"), operation);
	}

	private static @Nullable Integer given(boolean flag) {
		return flag ? 1 : null;
	}

}
