package com.deblox.dockermod.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.streams.RoomStream;
import org.jspecify.annotations.Nullable;

/**
 * The events that one client still has to get. Telling it one never waits: what a client
 * leaves unread is bounded, and who lets it grow past that is cut off.
 */
final class EventFollower extends RoomStream {

	private final Clock clock;

	private final Duration settle;

	private final @Nullable Long until;

	private final Map<NodeName, Long> from;

	/**
	 * Make one.
	 * @param clock tells the time
	 * @param settle so long after its end what happened before it may still come
	 * @param until when it ends, or {@code null} if it does not
	 * @param from since when, for those nodes where it is not all that comes
	 */
	EventFollower(Clock clock, Duration settle, @Nullable Long until, Map<NodeName, Long> from) {
		this.clock = clock;
		this.settle = settle;
		this.until = until;
		this.from = new HashMap<>(from);
	}

	/**
	 * Since when it follows a node.
	 * @param node the node
	 * @return the time, or {@code null} for all that comes
	 */
	@Nullable Long from(NodeName node) {
		return this.from.get(node);
	}

	/** What this node told before the given time it does not want. */
	void startAt(NodeName node, long time) {
		this.from.putIfAbsent(node, time);
	}

	/**
	 * Tell it an event, if it wants it.
	 * @param event what happened
	 * @return whether it had room
	 */
	boolean offer(EventLines.Event event) {
		Long begin = this.from.get(event.node());
		if ((begin != null && event.time() < begin) || (this.until != null && event.time() > this.until)) {
			return true;
		}
		return add(event.line());
	}

	@Override
	protected long patience() {
		return (this.until != null) ? this.until + this.settle.toNanos() - EventTime.now(this.clock) : Long.MAX_VALUE;
	}

	@Override
	protected byte @Nullable [] silence() {
		return null;
	}

}
