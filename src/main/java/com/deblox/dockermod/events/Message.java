package com.deblox.dockermod.events;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * What a node tells all: one of the events that it alone sees.
 *
 * @param node the node
 * @param epoch which process of it: when that began, in milliseconds since 1970
 * @param number which of the process's messages: 1, 2, 3 …
 * @param missed whether the node itself may have missed something before
 * @param what what happened, or {@code null} if only a newer version knows its kind
 */
record Message(NodeName node, long epoch, long number, boolean missed, @Nullable Happening what) {

	String id() {
		return this.node + "-" + this.epoch + "-" + this.number;
	}

}
