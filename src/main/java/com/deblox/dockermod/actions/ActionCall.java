package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.observation.Served;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A checked message, about to be done.
 *
 * @param action what is to be done
 * @param request with which fields, for whom
 * @param served is told what comes of it
 */
record ActionCall(Action action, ActionRequest request, Served served) {

	private static final Logger log = LoggerFactory.getLogger(ActionCall.class);

	static ActionCall refused(EngineException why, Served served) {
		return new ActionCall(Action.reading("refuse", (request) -> {
			throw why;
		}), new ActionRequest(JsonNodeFactory.instance.objectNode(), served.origin(), null), served);
	}

	boolean isPatient() {
		return this.action.patient();
	}

	/**
	 * Do it.
	 * @return the answer, failures included
	 */
	ActionResult run() {
		RequestId id = this.request.origin().id();
		try {
			ActionResult result = this.action.handler().handle(this.request);
			this.served.made(result.made());
			this.served.answered(result.node(), result.status(), result.error());
			return result;
		}
		catch (EngineException ex) {
			if (ex.situation() == Situation.INTERNAL && !ex.isCallerLeft()) {
				log.error("{} failed [{}]", this.action.name(), id, ex);
			}
			return failed(ex);
		}
		catch (RuntimeException ex) {
			log.error("{} failed [{}]", this.action.name(), id, ex);
			return failed(new EngineException(Situation.INTERNAL, null,
					"This node failed to do it; its log says why, under the request id " + id));
		}
	}

	private ActionResult failed(EngineException failure) {
		this.served.failed(failure);
		return failed(failure, this.request.origin().id());
	}

	static ActionResult failed(EngineException failure, RequestId id) {
		return EnvelopeWriter.one(Envelope.of(failure, id));
	}

}
