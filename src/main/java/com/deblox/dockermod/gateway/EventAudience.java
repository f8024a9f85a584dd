package com.deblox.dockermod.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All who follow the same events. Each is told each event once, and none waits for
 * another. The newest are remembered, for those who come after having read the past.
 */
final class EventAudience {

	private static final Logger logger = LoggerFactory.getLogger(EventAudience.class);

	/** More than happen while a client reads the past. */
	private static final int REMEMBERED = 1000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Set<EventFollower> followers = new LinkedHashSet<>();

	private final Deque<EventLines.Event> newest = new ArrayDeque<>();

	/**
	 * One more.
	 * @param follower the client; what is remembered it gets of those nodes whose past it
	 * was told
	 * @param prepare is done to it first, while nothing is told
	 */
	void join(EventFollower follower, Consumer<EventFollower> prepare) {
		this.lock.lock();
		try {
			boolean follows = true;
			for (EventLines.Event event : this.newest) {
				follows = follows && (follower.from(event.node()) == null || tell(event, follower));
			}
			prepare.accept(follower);
			if (follows) {
				this.followers.add(follower);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * One less.
	 * @param follower who left
	 */
	void leave(EventFollower follower) {
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
	 * @param event what happened
	 */
	void tell(EventLines.Event event) {
		this.lock.lock();
		try {
			if (this.newest.size() == REMEMBERED) {
				this.newest.remove();
			}
			this.newest.add(event);
			this.followers.removeIf((follower) -> !tell(event, follower));
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Cutting it off is left to a thread that may wait for its connection. */
	private static boolean tell(EventLines.Event event, EventFollower follower) {
		boolean follows = follower.offer(event);
		if (!follows) {
			logger.warn("A client that follows the events is cut off: {}", EventFollower.TOO_SLOW);
			Thread.ofVirtual().name("events-cut").start(() -> follower.cut(EventFollower.TOO_SLOW));
		}
		return follows;
	}

}
