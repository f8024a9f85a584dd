package com.deblox.dockermod.cluster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * What a peer says of a request that it ran: its daemon's answer, or why there is none.
 *
 * @param status the daemon's status, or the failure's
 * @param headers the daemon's headers
 * @param body the daemon's body, or the failure's message in UTF-8
 * @param situation the failure's {@link Situation}, or {@code null} if there is an answer
 */
record PeerReply(int status, Map<String, List<String>> headers, @SuppressWarnings("ArrayRecordComponent") byte[] body,
		@Nullable String situation) {

	/** As much of an answer as travels in one piece. */
	static final int BODY_LIMIT = 64 * 1024 * 1024;

	static PeerReply of(EngineResponse response) {
		try (response) {
			return new PeerReply(response.status(), response.headers(), response.readBody(BODY_LIMIT), null);
		}
	}

	static PeerReply of(EngineException failure) {
		return failed(failure.situation(), failure.getMessage());
	}

	static PeerReply starting() {
		return failed(Situation.NODE_LOST, "The node is still starting");
	}

	private static PeerReply failed(Situation situation, String message) {
		return new PeerReply(situation.status(), Map.of(), message.getBytes(StandardCharsets.UTF_8), situation.name());
	}

	/**
	 * What the caller of the engine sees.
	 * @param node the peer
	 * @return the daemon's answer
	 * @throws EngineException if there is none
	 */
	EngineResponse toResponse(NodeName node) {
		if (this.situation != null) {
			throw failure(node, this.situation, this.status, this.body);
		}
		return EngineResponse.of(node, this.status, this.headers, this.body);
	}

	static EngineException failure(NodeName node, String situation, int status, byte[] message) {
		return new EngineException(situation(situation, status), node, new String(message, StandardCharsets.UTF_8));
	}

	/**
	 * A newer peer may know situations that this one does not: then its status decides,
	 * and it may have happened.
	 */
	private static Situation situation(String name, int status) {
		for (Situation situation : Situation.values()) {
			if (situation.name().equals(name)) {
				return situation;
			}
		}
		return switch (status) {
			case 400 -> Situation.BAD_REQUEST;
			case 403 -> Situation.FORBIDDEN;
			case 404 -> Situation.NOT_FOUND;
			case 409 -> Situation.CONFLICT;
			case 501 -> Situation.NOT_SUPPORTED;
			case 503 -> Situation.NODE_LEFT;
			case 504 -> Situation.TIMEOUT;
			default -> Situation.INTERNAL;
		};
	}

}
