package com.deblox.dockermod.events;

/**
 * Somebody follows the cluster's events, until it is closed.
 */
public interface Subscription extends AutoCloseable {

	/** Follow no more; at once, on any thread, more than once if need be. */
	@Override
	void close();

}
