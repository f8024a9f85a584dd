package com.deblox.dockermod.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What happens in the cluster, for those who follow it through this node.
 */
public final class ClusterEvents {

	private final Audience audience;

	private final List<EventLag> lags = new CopyOnWriteArrayList<>();

	ClusterEvents(Audience audience) {
		this.audience = audience;
	}

	/**
	 * Follow. Each event is told once, those of a node in their order; where some may be
	 * missing, the next of that node says so.
	 * @param filter what is wanted
	 * @param lastEventId the {@linkplain ClusterEvent#position() position}, or at least
	 * the id, of the last event that was told at whatever node: what came after it is
	 * told first, on this thread, as far as it is remembered; {@code null} for what comes
	 * from now on
	 * @param follower is told, on the events' own thread; must not block, and bounds what
	 * it keeps. If it throws, it is told no more
	 * @return how to stop
	 * @throws com.deblox.dockermod.engine.EngineException {@code BUSY} if too many follow
	 */
	public Subscription subscribe(EventFilter filter, @Nullable String lastEventId, Consumer<ClusterEvent> follower) {
		Follower joining = new Follower(filter, follower);
		this.audience.join(joining, lastEventId);
		return () -> this.audience.leave(joining);
	}

	/**
	 * How many follow here now.
	 * @return the number
	 */
	public int followers() {
		return this.audience.size();
	}

	/**
	 * Be told how late each event is.
	 * @param lag who is told
	 */
	public void addLagListener(EventLag lag) {
		this.lags.add(lag);
	}

	List<EventLag> lags() {
		return this.lags;
	}

}
