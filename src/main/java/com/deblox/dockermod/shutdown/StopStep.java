package com.deblox.dockermod.shutdown;

/**
 * What a part of a node does when the node stops. Called on one thread, one part after
 * the other: must not block.
 */
public interface StopStep {

	/** The node stops: what is new is refused from now on, what waits for ever ends. */
	default void begin() {
	}

	/**
	 * How much is under way that comes to its end by itself. The node waits for it, but
	 * not for ever.
	 * @return how many calls
	 */
	default int underWay() {
		return 0;
	}

	/** Tell those who are still connected that this is the end. */
	default void end() {
	}

	/**
	 * How many are still connected that are told so. The node waits until they have heard
	 * it, but not for long.
	 * @return how many streams
	 */
	default int open() {
		return 0;
	}

	/** Be reached by nobody new any more: who is connected is still told. */
	default void close() {
	}

}
