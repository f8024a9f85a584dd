package com.deblox.dockermod.actions;

import java.time.Duration;

import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * What an action answers.
 *
 * @param status the HTTP status
 * @param body the JSON; empty where there is nothing to say. Not copied, and not to be
 * changed
 */
public record ActionResult(int status, @SuppressWarnings("ArrayRecordComponent") byte[] body) {

	static ActionResult empty() {
		return new ActionResult(204, new byte[0]);
	}

	/**
	 * When it makes sense to ask again.
	 * @return the time to wait, or {@code null} if asking again is no remedy
	 */
	public @Nullable Duration retryAfter() {
		return (this.status == Situation.BUSY.status()) ? Situation.BUSY.retryAfter() : null;
	}

}
