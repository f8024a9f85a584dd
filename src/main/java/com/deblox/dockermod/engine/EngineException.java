package com.deblox.dockermod.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * No answer was had from an engine. The message is for the caller: what was wrong, and
 * what to do.
 */
public class EngineException extends RuntimeException {

	private final Situation situation;

	private final @Nullable NodeName node;

	public EngineException(Situation situation, @Nullable NodeName node, String message) {
		this(situation, node, message, null);
	}

	public EngineException(Situation situation, @Nullable NodeName node, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.situation = situation;
		this.node = node;
	}

	/**
	 * The daemon could not be reached.
	 * @param node whose daemon
	 * @param address where it should listen
	 * @param cause how that was seen
	 * @return the exception
	 */
	public static EngineException down(NodeName node, String address, Throwable cause) {
		return new EngineException(Situation.ENGINE_DOWN, node, "The Docker engine of " + node
				+ " cannot be reached at " + address + ": " + cause.getMessage() + ". Is dockerd running?", cause);
	}

	/**
	 * The daemon broke off.
	 * @param node whose daemon
	 * @param cause how that was seen
	 * @return the exception
	 */
	public static EngineException brokeOff(NodeName node, Throwable cause) {
		return new EngineException(Situation.ENGINE_BROKE_OFF, node, "The Docker engine of " + node
				+ " broke off before its answer was whole; it may still have done what was asked", cause);
	}

	/**
	 * No answer in time.
	 * @param node whose engine was asked
	 * @param waited how long
	 * @param id the request's id, to find what may still come of it
	 * @return the exception
	 */
	public static EngineException timeout(NodeName node, Duration waited, RequestId id) {
		return new EngineException(Situation.TIMEOUT, node, "No answer from the Docker engine of " + node + " within "
				+ waited.toMillis() + " ms; it may still finish. The request's id is " + id);
	}

	/**
	 * This node is being stopped.
	 * @return the exception
	 */
	public static EngineException stopping() {
		return new EngineException(Situation.STOPPING, null,
				"This node is being stopped, and takes no new calls: ask another node, or this one when it is back");
	}

	/**
	 * Nobody waits any more: the waiting thread was interrupted.
	 * @param node whose engine was asked, or {@code null} where it was none in particular
	 * @param cause how that was seen
	 * @return the exception
	 */
	public static EngineException callerLeft(@Nullable NodeName node, Throwable cause) {
		return new EngineException(Situation.INTERNAL, node, "The caller left", cause);
	}

	/**
	 * Whether there is nobody who is told of it.
	 * @return whether who asked was seen to leave
	 */
	public boolean isCallerLeft() {
		return this.situation == Situation.INTERNAL && getCause() instanceof InterruptedException;
	}

	public Situation situation() {
		return this.situation;
	}

	/**
	 * The node that it is about.
	 * @return its name, or {@code null} where it is about none in particular
	 */
	public @Nullable NodeName node() {
		return this.node;
	}

	/** The message, never null here. */
	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
