package com.deblox.dockermod.tracing;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.observation.Outcome;
import com.deblox.dockermod.observation.Served;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/**
 * Makes each request that a front end served the step above all that was done for it.
 */
final class ServedRequests implements ObservationHandler<Served> {

	private final Steps steps;

	ServedRequests(Steps steps) {
		this.steps = steps;
	}

	/** What is below it may have been sent already: whoever collects puts it together. */
	@Override
	public void onStop(Served served) {
		Span step = this.steps.ofRequest(served.origin().id(), served.operation(), served.time());
		if (step.isRecording()) {
			describe(step, served);
		}
		step.end(served.time().plusNanos(served.elapsed()));
	}

	private static void describe(Span step, Served served) {
		step.setAttribute("dockermod.surface", served.surface().label());
		step.setAttribute("dockermod.operation", served.operation());
		step.setAttribute("dockermod.result", served.outcome().label());
		step.setAttribute("user.name", served.origin().caller().name());
		step.setAttribute("client.address", served.from());
		step.setAttribute("http.response.status_code", served.status());
		NodeName node = served.node();
		if (node != null) {
			step.setAttribute("dockermod.node", node.value());
		}
		String container = served.container();
		if (container != null) {
			step.setAttribute("dockermod.container", container);
		}
		if (served.outcome() == Outcome.FAILED || served.outcome() == Outcome.UNANSWERED) {
			step.setStatus(StatusCode.ERROR);
			step.setAttribute("error.type", Integer.toString(served.status()));
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof Served;
	}

}
