package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A checked message, about to be done.
 *
 * @param action what is to be done
 * @param request with which fields, for whom
 */
record ActionCall(Action action, ActionRequest request) {

	private static final Logger log = LoggerFactory.getLogger(ActionCall.class);

	static ActionCall refused(EngineException why, Origin origin) {
		return new ActionCall(Action.of("refuse", (request) -> {
			throw why;
		}), new ActionRequest(JsonNodeFactory.instance.objectNode(), origin, null));
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
			return this.action.handler().handle(this.request);
		}
		catch (EngineException ex) {
			if (ex.situation() == Situation.INTERNAL && !(ex.getCause() instanceof InterruptedException)) {
				log.error("{} failed [{}]", this.action.name(), id, ex);
			}
			return failed(ex, id);
		}
		catch (RuntimeException ex) {
			log.error("{} failed [{}]", this.action.name(), id, ex);
			return failed(new EngineException(Situation.INTERNAL, null,
					"This node failed to do it; its log says why, under the request id " + id), id);
		}
	}

	static ActionResult failed(EngineException failure, RequestId id) {
		return EnvelopeWriter.one(Envelope.of(failure, id));
	}

}
