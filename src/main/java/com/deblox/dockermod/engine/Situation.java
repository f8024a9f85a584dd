package com.deblox.dockermod.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, where no daemon answered: the one table from failure to HTTP status.
 */
public enum Situation {

	/** The request makes no sense, whoever would be asked. */
	BAD_REQUEST(400),

	/** Not allowed for this caller. */
	FORBIDDEN(403),

	/** No such container, node or the like: everyone who could know was asked. */
	NOT_FOUND(404),

	/** The name is taken, or two share the reference. */
	CONFLICT(409),

	/** This node must not serve: another has its name or its daemon. */
	IDENTITY_CONFLICT(409),

	/** The request's body is over the limit. */
	TOO_LARGE(413),

	/** A cluster has no place for it. */
	NOT_SUPPORTED(501),

	/** A daemon could not give, or take, the image that a new container needs. */
	NOT_COPIED(500),
	/** This node failed, and says no more than that. */
	INTERNAL(500),

	/** The daemon could not be reached; nothing was asked of it. */
	ENGINE_DOWN(502),

	/** The daemon broke off before its answer was whole; it may have done it. */
	ENGINE_BROKE_OFF(502, true),

	/** The daemon's answer does not fit. */
	ANSWER_TOO_LARGE(502, true),

	/** The node is lost or cannot be reached; nothing was asked of it. */
	NODE_LOST(503),

	/** The node left while it was at work; it may have done it. */
	NODE_LEFT(503, true),

	/** A node that may know could not be asked. */
	NOT_ALL_ASKED(503),

	/** No node is eligible. */
	NO_NODE(503),

	/** Too much is going on. */
	BUSY(503),

	/** This node is being stopped; nothing was done. */
	STOPPING(503),

	/** No answer in time; the daemon may still do it. */
	TIMEOUT(504, true);

	private static final Duration SOON = Duration.ofSeconds(2);

	/** Another node, or this one when it is back. */
	private static final Duration AT_ONCE = Duration.ofSeconds(1);

	private final int status;

	private final boolean mayHaveHappened;

	Situation(int status) {
		this(status, false);
	}

	Situation(int status, boolean mayHaveHappened) {
		this.status = status;
		this.mayHaveHappened = mayHaveHappened;
	}

	public int status() {
		return this.status;
	}

	/**
	 * Whether the daemon may have done what was asked of it.
	 * @return {@code false} if it certainly has not
	 */
	public boolean mayHaveHappened() {
		return this.mayHaveHappened;
	}

	/**
	 * When it makes sense to try again.
	 * @return the time to wait, or {@code null} if trying again is no remedy
	 */
	public @Nullable Duration retryAfter() {
		return (this == STOPPING) ? AT_ONCE : (this.status == 503) ? SOON : null;
	}

}
