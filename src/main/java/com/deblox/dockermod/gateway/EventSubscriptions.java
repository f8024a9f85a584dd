package com.deblox.dockermod.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * Who follows which events: those who ask the same share one stream from each node, which
 * ends when the last of them leaves.
 */
final class EventSubscriptions {

	/** The most clients that follow the events through one node. */
	static final int MOST_FOLLOWERS = 2000;

	/** The most different questions of theirs: each costs a stream from every node. */
	static final int MOST_QUESTIONS = 100;

	private final NodeName self;

	private final Function<Question, EventStream> streams;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Question, Subscription> subscriptions = new HashMap<>();

	private int followers;

	/**
	 * Make it.
	 * @param self this node
	 * @param streams makes the stream for a question, not yet begun
	 */
	EventSubscriptions(NodeName self, Function<Question, EventStream> streams) {
		this.self = self;
		this.streams = streams;
	}

	/**
	 * One more follows.
	 * @param question what is asked
	 * @param from since when, for those nodes where it is not from now on; for the first
	 * who asks this
	 * @param follower the client
	 * @return the stream that it shares
	 * @throws EngineException {@code BUSY} if there are too many
	 */
	EventStream join(Question question, Map<NodeName, Long> from, EventFollower follower) {
		this.lock.lock();
		try {
			check(this.followers < MOST_FOLLOWERS, MOST_FOLLOWERS + " clients follow the events through ");
			Subscription subscription = this.subscriptions.get(question);
			if (subscription == null) {
				check(this.subscriptions.size() < MOST_QUESTIONS,
						MOST_QUESTIONS + " different sets of filters are followed through ");
				subscription = new Subscription(this.streams.apply(question), new HashSet<>());
				subscription.stream().start(from);
				this.subscriptions.put(question, subscription);
			}
			subscription.followers().add(follower);
			this.followers++;
			subscription.stream().join(follower);
			return subscription.stream();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void check(boolean free, String what) {
		if (!free) {
			throw new EngineException(Situation.BUSY, this.self,
					what + this.self + ", the most that may be: try again later, or at another node");
		}
	}

	/**
	 * One follows no more; may be said again.
	 * @param question what it asked
	 * @param follower the client
	 */
	void leave(Question question, EventFollower follower) {
		EventStream last = remove(question, follower);
		if (last != null) {
			last.close();
		}
	}

	private @Nullable EventStream remove(Question question, EventFollower follower) {
		this.lock.lock();
		try {
			Subscription subscription = this.subscriptions.get(question);
			if (subscription == null || !subscription.followers().remove(follower)) {
				return null;
			}
			this.followers--;
			subscription.stream().leave(follower);
			if (!subscription.followers().isEmpty()) {
				return null;
			}
			this.subscriptions.remove(question);
			return subscription.stream();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What those ask who share a stream.
	 *
	 * @param path the path with the filters, without {@code since} and {@code until}
	 * @param caller who asks: others may have other rights
	 * @param owed nodes that did not tell their past, with the time from which on they
	 * still have to
	 */
	record Question(DockerPath path, Caller caller, Map<NodeName, Long> owed) {
	}

	private record Subscription(EventStream stream, Set<EventFollower> followers) {
	}

}
