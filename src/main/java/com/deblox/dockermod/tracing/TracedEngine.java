package com.deblox.dockermod.tracing;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.EngineTracing.Role;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;

/**
 * An engine whose calls are steps of traces: each until its answer's head is there. What
 * a node asks on its own behalf is none.
 */
final class TracedEngine implements Engine {

	private final Role role;

	private final NodeName node;

	private final Engine engine;

	private final Steps steps;

	TracedEngine(Role role, NodeName node, Engine engine, Steps steps) {
		this.role = role;
		this.node = node;
		this.engine = engine;
		this.steps = steps;
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		if (request.caller().equals(Caller.NODE)) {
			return this.engine.execute(request);
		}
		String template = PathTemplate.of(request.path());
		Span step = this.steps.ofCall(request, request.method() + " " + template,
				(this.role == Role.SERVED) ? SpanKind.SERVER : SpanKind.CLIENT);
		try {
			describe(step, request, template);
			EngineResponse response = this.engine.execute(request.withHeader(TraceParent.HEADER, Steps.header(step)));
			answered(step, response.status());
			return response;
		}
		catch (EngineException ex) {
			failed(step, ex.situation().name());
			throw ex;
		}
		catch (RuntimeException ex) {
			failed(step, ex.getClass().getName());
			throw ex;
		}
		finally {
			step.end();
		}
	}

	/** By the conventions for HTTP; never the query, in which builds have secrets. */
	private void describe(Span step, EngineRequest request, String template) {
		if (!step.isRecording()) {
			return;
		}
		step.setAttribute("http.request.method", request.method());
		step.setAttribute((this.role == Role.SERVED) ? "http.route" : "url.template", template);
		step.setAttribute("dockermod.node", this.node.value());
		if (request.path().isContainerOperation()) {
			step.setAttribute("dockermod.container", request.path().containerReference());
		}
		if (this.role == Role.SERVED) {
			step.setAttribute("user.name", request.caller().name());
		}
		else {
			step.setAttribute("peer.service", (this.role == Role.DAEMON) ? "dockerd" : "dockermod");
		}
	}

	private void answered(Span step, int status) {
		step.setAttribute("http.response.status_code", status);
		if (status >= ((this.role == Role.SERVED) ? 500 : 400)) {
			failed(step, Integer.toString(status));
		}
	}

	private static void failed(Span step, String type) {
		step.setStatus(StatusCode.ERROR);
		step.setAttribute("error.type", type);
	}

}
