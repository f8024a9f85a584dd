package com.deblox.dockermod.routing;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds what a daemon says in an error: {@code {"message": …}}, or plain text.
 */
public final class DaemonMessage {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int LONGEST = 4096;

	private DaemonMessage() {
	}

	/**
	 * The message of an error.
	 * @param answer the daemon's answer
	 * @return the daemon's words; ours where it said nothing
	 */
	public static String of(NodeAnswer.Answered answer) {
		String message = inJson(answer.body());
		if (message.isBlank()) {
			int length = Math.min(answer.body().length, LONGEST);
			message = new String(answer.body(), 0, length, StandardCharsets.UTF_8).strip();
		}
		return message.isEmpty() ? "The Docker engine of " + answer.node() + " answered with status " + answer.status()
				+ " and no message" : message;
	}

	private static String inJson(byte[] body) {
		try {
			return JSON.readTree(body).path("message").asString("");
		}
		catch (JacksonException ex) {
			return "";
		}
	}

}
