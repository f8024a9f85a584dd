package com.deblox.dockermod.actions;

import java.io.IOException;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
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

	static final String REQUEST_ID = "X-DockerMod-Request-Id";

	private final Actions actions;

	private final InFlight inFlight;

	private final PatientAnswer patient;

	ActionController(Actions actions, InFlight inFlight, PatientAnswer patient) {
		this.actions = actions;
		this.inFlight = inFlight;
		this.patient = patient;
	}

	@PostMapping("/")
	void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
		RequestId id = TraceParent.requestId(request);
		response.setHeader(REQUEST_ID, id.value());
		try {
			ActionCall waiting = act(request, response, id);
			if (waiting != null) {
				try (InFlight.Place _ = this.inFlight.enter(true)) {
					this.patient.answer(response, waiting);
				}
			}
		}
		catch (EngineException ex) {
			ResultWriter.write(response, ActionCall.failed(ex, id));
		}
	}

	/** Bodies, too, are held by those who have a place. */
	private @Nullable ActionCall act(HttpServletRequest request, HttpServletResponse response, RequestId id)
			throws IOException {
		try (InFlight.Place _ = this.inFlight.enter(false)) {
			ActionCall call = this.actions.prepare(RequestBody.read(request), null,
					new Origin(CurrentCaller.of(request), id), request.getHeader(EngineRequest.REGISTRY_AUTH));
			if (call.isPatient()) {
				return call;
			}
			ResultWriter.write(response, call.run());
			return null;
		}
	}

}
