package com.deblox.dockermod.events;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * All who follow here, and the newest events. Any thread; none waits for a follower.
 */
final class Audience {

	/** The most that follow at one node. */
	static final int MOST = 2000;

	private final NodeName self;

	private final String teller;

	private final Backlog backlog;

	private final Set<Follower> followers = new LinkedHashSet<>();

	private final ReentrantLock lock = new ReentrantLock();

	Audience(NodeName self, String teller, Backlog backlog) {
		this.self = self;
		this.teller = teller;
		this.backlog = backlog;
	}

	void join(Follower follower, @Nullable String lastEventId) {
		this.lock.lock();
		try {
			if (this.followers.size() >= MOST) {
				throw new EngineException(Situation.BUSY, this.self, MOST + " follow the cluster's events at "
						+ this.self + ", the most that may be: try again later, or at another node");
			}
			if (lastEventId == null || catchUp(follower, Position.parse(lastEventId))) {
				this.followers.add(follower);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean catchUp(Follower follower, Position last) {
		Backlog.Rest rest = this.backlog.after(last, this.teller);
		if (rest.missed()) {
			follower.missedSome();
		}
		return rest.events().stream().allMatch(follower::tell);
	}

	void leave(Follower follower) {
		this.lock.lock();
		try {
			this.followers.remove(follower);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Tell all.
	 * @param id the event's id
	 * @param node whose event
	 * @param what what happened
	 * @param missed whether something of that node is missing before it
	 * @param now the cluster's time
	 */
	void tell(String id, NodeName node, Happening what, boolean missed, long now) {
		ClusterEvent event = new ClusterEvent(id, node, what, missed, new Position(id, this.teller, now).toString());
		this.lock.lock();
		try {
			this.backlog.add(event, now);
			for (Follower follower : List.copyOf(this.followers)) {
				if (!follower.tell(event)) {
					this.followers.remove(follower);
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	int size() {
		this.lock.lock();
		try {
			return this.followers.size();
		}
		finally {
			this.lock.unlock();
		}
	}

}
