package com.deblox.dockermod.bus;

import java.time.Duration;

import com.deblox.dockermod.actions.ActionResult;
import com.deblox.dockermod.engine.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;

/**
 * What stands above an answer: what HTTP says with its status and headers.
 */
final class Answered {

	static final String STATUS = "status";

	private Answered() {
	}

	static ServerFrame head(ActionResult result, @Nullable String correlation, RequestId id) {
		Duration retryAfter = result.retryAfter();
		return ServerFrame.of(StompCommand.MESSAGE)
			.with("destination", Addresses.REPLIES)
			.with("correlation-id", correlation)
			.with(STATUS, Integer.toString(result.status()))
			.with("request-id", id.value())
			.with("retry-after", (retryAfter != null) ? Long.toString(retryAfter.toSeconds()) : null);
	}

}
