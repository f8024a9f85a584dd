package com.deblox.dockermod.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Requests for tests, with time enough on any machine.
 */
public final class Requests {

	public static final Origin ORIGIN = new Origin(Caller.TOKEN, new RequestId("0123456789abcdef0123456789abcdef"));

	/** Requests are constants of many a test: their time runs from its beginning. */
	private static final Duration LONG_ENOUGH = Duration.ofMinutes(9);

	private Requests() {
	}

	public static EngineRequest get(String... segments) {
		return request("GET", DockerPath.of(segments));
	}

	public static EngineRequest post(String... segments) {
		return request("POST", DockerPath.of(segments));
	}

	public static EngineRequest request(String method, DockerPath path) {
		return EngineRequest.of(method, path, ORIGIN, Deadline.in(LONG_ENOUGH));
	}

	/**
	 * The same request with little time.
	 * @param request a request
	 * @param millis the time that it has
	 * @return a request
	 */
	public static EngineRequest within(EngineRequest request, long millis) {
		return request.withDeadline(Deadline.in(Duration.ofMillis(millis)));
	}

	public static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * An answer's body as text; the answer is closed.
	 * @param response the answer
	 * @return its body
	 */
	public static String text(EngineResponse response) {
		try (response) {
			return new String(response.readBody(64 * 1024 * 1024), StandardCharsets.UTF_8);
		}
	}

}
