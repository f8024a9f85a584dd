package com.deblox.dockermod.actions;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Writes results as HTTP responses.
 */
final class ResultWriter {

	static final String JSON = "application/json";

	private ResultWriter() {
	}

	static void write(HttpServletResponse response, ActionResult result) throws IOException {
		response.setStatus(result.status());
		Duration retryAfter = result.retryAfter();
		if (retryAfter != null) {
			response.setHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
		}
		if (result.body().length > 0) {
			response.setContentType(JSON);
			response.setContentLength(result.body().length);
			write(response.getOutputStream(), result);
		}
	}

	static void write(OutputStream out, ActionResult result) throws IOException {
		out.write(result.body());
	}

}
