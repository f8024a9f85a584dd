package com.deblox.dockermod.actions;

import java.io.IOException;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.http.TraceParent;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.observation.Surface;
import com.deblox.dockermod.security.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Takes actions over HTTP.
 */
@Controller
class ActionController {

	private final Actions actions;

	private final InFlight inFlight;

	private final PatientAnswer patient;

	private final Observations observations;

	ActionController(Actions actions, InFlight inFlight, PatientAnswer patient, Observations observations) {
		this.actions = actions;
		this.inFlight = inFlight;
		this.patient = patient;
		this.observations = observations;
	}

	@PostMapping("/")
	void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
		RequestId id = TraceParent.requestId(request);
		response.setHeader(TraceParent.REQUEST_ID, id.value());
		try (Served served = this.observations.begin(Surface.ACTIONS, new Origin(CurrentCaller.of(request), id),
				CurrentCaller.from(request))) {
			act(request, response, served);
		}
	}

	private void act(HttpServletRequest request, HttpServletResponse response, Served served) throws IOException {
		try {
			ActionCall waiting = begin(request, response, served);
			if (waiting != null) {
				try (InFlight.Place _ = this.inFlight.enter(true)) {
					this.patient.answer(response, waiting);
				}
			}
		}
		catch (EngineException ex) {
			served.failed(ex);
			ResultWriter.write(response, ActionCall.failed(ex, served.origin().id()));
		}
	}

	/** Bodies, too, are held by those who have a place. */
	private @Nullable ActionCall begin(HttpServletRequest request, HttpServletResponse response, Served served)
			throws IOException {
		try (InFlight.Place _ = this.inFlight.enter(false)) {
			ActionCall call = this.actions.prepare(RequestBody.read(request), served,
					request.getHeader(EngineRequest.REGISTRY_AUTH));
			if (call.isPatient()) {
				return call;
			}
			ResultWriter.write(response, call.run());
			return null;
		}
	}

}
