package com.deblox.dockermod.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.deblox.dockermod.engine.EngineException;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What DockerMod itself refuses, or fails to do, as callers over HTTP are told of it:
 * {@code {"error": "<what, and what to do>", "statusCode": n}}.
 */
public final class ErrorAnswer {

	private ErrorAnswer() {
	}

	/**
	 * Send a failure; instead of whatever was written, if none of that was sent.
	 * @param response the response
	 * @param failure what went wrong
	 * @throws IOException if the caller has left, or has a part of an answer already
	 */
	public static void send(HttpServletResponse response, EngineException failure) throws IOException {
		if (response.isCommitted()) {
			throw new IOException("The answer broke off", failure);
		}
		response.resetBuffer();
		Duration retryAfter = failure.situation().retryAfter();
		if (retryAfter != null) {
			response.setHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
		}
		send(response, failure.situation().status(), failure.getMessage());
	}

	/**
	 * Send a refusal.
	 * @param response the response
	 * @param status the status
	 * @param sentence what is wrong, and what to do
	 * @throws IOException if the caller has left
	 */
	public static void send(HttpServletResponse response, int status, String sentence) throws IOException {
		byte[] body = JsonNodeFactory.instance.objectNode()
			.put("error", sentence)
			.put("statusCode", status)
			.toString()
			.getBytes(StandardCharsets.UTF_8);
		response.setStatus(status);
		response.setContentType("application/json");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
