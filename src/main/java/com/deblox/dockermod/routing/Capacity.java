package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * What each node has so much of and no more, and one order's containers use up.
 * Thread-safe.
 */
interface Capacity extends PlacementFilter, AutoCloseable {

	/**
	 * Take what one container of the order needs.
	 * @param node where
	 * @return why there is no more of it there, or {@code null} if it was taken
	 */
	@Nullable String take(NodeName node);

	/** The order is done: what it took shows at the daemons, or is free again. */
	@Override
	default void close() {
		// what is asked of the daemons alone needs no word
	}

}
