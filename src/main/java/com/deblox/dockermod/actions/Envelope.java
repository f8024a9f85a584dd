package com.deblox.dockermod.actions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * One daemon's answer, as callers of the actions see it; or why there is none.
 *
 * @param node whose daemon, or {@code null} if none could be asked
 * @param status the status
 * @param headers the daemon's headers
 * @param body what the daemon said, in JSON; empty if it said nothing; {@code null} if it
 * did not answer
 * @param error what went wrong, or {@code null}
 * @param request the request's id where what was asked may have happened, or {@code null}
 */
record Envelope(@Nullable NodeName node, int status, Map<String, List<String>> headers,
		@SuppressWarnings("ArrayRecordComponent") byte @Nullable [] body, @Nullable String error,
		@Nullable RequestId request) {

	static Envelope of(NodeAnswer answer, RequestId request) {
		return switch (answer) {
			case NodeAnswer.Answered answered -> of(answered);
			case NodeAnswer.Failed failed -> of(failed.node(), failed.failure(), request);
		};
	}

	static Envelope of(NodeAnswer.Answered answer) {
		return new Envelope(answer.node(), answer.status(), answer.headers(), json(answer),
				answer.isError() ? DaemonMessage.of(answer) : null, null);
	}

	static Envelope of(EngineException failure, RequestId request) {
		return of(failure.node(), failure, request);
	}

	private static Envelope of(@Nullable NodeName node, EngineException failure, RequestId request) {
		return new Envelope(node, failure.situation().status(), Map.of(), null, failure.getMessage(),
				failure.situation().mayHaveHappened() ? request : null);
	}

	Envelope withBody(byte[] body) {
		return new Envelope(this.node, this.status, this.headers, body, this.error, this.request);
	}

	Envelope withError(int status, String error) {
		return new Envelope(this.node, status, this.headers, this.body, error, this.request);
	}

	boolean isError() {
		return this.status >= 400;
	}

	private static byte[] json(NodeAnswer.Answered answer) {
		byte[] body = answer.body();
		if (body.length == 0 || isJson(answer.headers())) {
			return body;
		}
		return new JsonBuffer(body.length + 16).text(new String(body, StandardCharsets.UTF_8)).toByteArray();
	}

	private static boolean isJson(Map<String, List<String>> headers) {
		for (Map.Entry<String, List<String>> header : headers.entrySet()) {
			if (header.getKey().equalsIgnoreCase("Content-Type") && !header.getValue().isEmpty()) {
				return header.getValue().getFirst().toLowerCase(Locale.ROOT).startsWith("application/json");
			}
		}
		return false;
	}

}
