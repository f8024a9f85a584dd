package com.deblox.dockermod.actions;

import java.time.Duration;
import java.util.List;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * What an action answers.
 *
 * @param status the HTTP status
 * @param body the JSON; empty where there is nothing to say. Not copied, and not to be
 * changed
 * @param node which node's daemon answered, or {@code null} for none in particular
 * @param error the sentence about what went wrong, or {@code null}
 * @param made the ids of containers that were made
 */
public record ActionResult(int status, @SuppressWarnings("ArrayRecordComponent") byte[] body, @Nullable NodeName node,
		@Nullable String error, List<String> made) {

	public ActionResult(int status, byte[] body) {
		this(status, body, null, null, List.of());
	}

	ActionResult withMade(List<String> made) {
		return new ActionResult(this.status, this.body, this.node, this.error, made);
	}

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
