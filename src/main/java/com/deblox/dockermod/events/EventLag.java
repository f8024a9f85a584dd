package com.deblox.dockermod.events;

import java.time.Duration;

import com.deblox.dockermod.engine.NodeName;

/**
 * Is told how late an event was: from its time, by the clock of its daemon, until all who
 * follow here were told. On the events' thread: must not block.
 */
@FunctionalInterface
public interface EventLag {

	/**
	 * Those who follow here were told an event.
	 * @param node whose event
	 * @param lag how late; below zero where that host's clock is ahead of this one's
	 */
	void told(NodeName node, Duration lag);

}
