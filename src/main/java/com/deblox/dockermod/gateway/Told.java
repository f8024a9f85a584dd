package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;

/**
 * What is told of a request to those who observe.
 */
final class Told {

	private static final int CREATED = 201;

	private Told() {
	}

	static void asked(Served served, Route route, EngineRequest asked) {
		served.is(route.operation(), !asked.isRead());
		if (asked.path().isContainerOperation()) {
			served.concerns(asked.path().containerReference());
		}
	}

	static void answered(Served served, EngineResponse answer) {
		byte[] body = answer.inMemory();
		String error = null;
		// a stream's body is not waited for
		if (body != null && (answer.isError() || answer.status() == CREATED)) {
			NodeAnswer.Answered whole = new NodeAnswer.Answered(answer.node(), answer.status(), answer.headers(), body);
			error = answer.isError() ? DaemonMessage.of(whole) : null;
			String made = whole.madeId();
			served.made((made != null) ? List.of(made) : List.of());
		}
		served.answered(answer.node(), answer.status(), error);
	}

}
