package com.deblox.dockermod.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * What a caller is told who is not served: {@code {"error": …, "message": …,
 * "statusCode": …}}. The same sentence twice: who refuses does not know whether an action
 * or a Docker client is refused.
 */
final class Refusal {

	private Refusal() {
	}

	static void send(HttpServletResponse response, int status, String why) throws IOException {
		byte[] body = json(status, why);
		response.setStatus(status);
		response.setContentType("application/json");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	static byte[] json(int status, String why) {
		String quoted = new String(JsonStringEncoder.getInstance().quoteAsCharArray(why));
		return ("{\"error\":\"" + quoted + "\",\"message\":\"" + quoted + "\",\"statusCode\":" + status + "}")
			.getBytes(StandardCharsets.UTF_8);
	}

}
