package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.security.RequestIds;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Errors in the daemon's own shape: {@code {"message": …}}.
 */
final class DockerError {

	private DockerError() {
	}

	static void send(HttpServletResponse response, EngineException failure) throws IOException {
		if (response.isCommitted()) {
			throw new IOException("The answer broke off", failure);
		}
		RequestIds.reset(response);
		Duration retryAfter = failure.situation().retryAfter();
		if (retryAfter != null) {
			response.setHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
		}
		response.setStatus(failure.situation().status());
		response.setContentType("application/json");
		byte[] body = body(failure.getMessage());
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	static EngineResponse response(NodeName node, int status, String message) {
		return EngineResponse.of(node, status, Map.of("Content-Type", List.of("application/json")), body(message));
	}

	static byte[] body(String message) {
		return JsonNodeFactory.instance.objectNode()
			.put("message", message)
			.toString()
			.getBytes(StandardCharsets.UTF_8);
	}

}
