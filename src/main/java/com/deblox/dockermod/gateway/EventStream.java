package com.deblox.dockermod.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.NodeAnswer;

/**
 * The events of all registered nodes, one stream from each, for all who follow them.
 * Nodes that join are followed, too; those that leave the pool no more.
 */
final class EventStream implements AutoCloseable {

	/** What it may take to learn of an attempt's end. */
	private static final Duration LEARNING = Duration.ofSeconds(1);

	private final Engine cluster;

	private final EngineRequest request;

	private final Supplier<List<Node>> nodes;

	private final Clock clock;

	private final Duration pause;

	private final EventAudience audience = new EventAudience();

	private final Map<NodeName, EventFeed> feeds = new ConcurrentHashMap<>();

	private final Thread watch = Thread.ofVirtual().name("events-nodes").unstarted(this::watch);

	private volatile boolean closed;

	/**
	 * Make one.
	 * @param cluster the cluster
	 * @param request what is asked of each daemon, without {@code since} and
	 * {@code until}
	 * @param nodes gives all known nodes
	 * @param clock tells the time
	 * @param pause the time between two attempts at a node
	 */
	EventStream(Engine cluster, EngineRequest request, Supplier<List<Node>> nodes, Clock clock, Duration pause) {
		this.cluster = cluster;
		this.request = request;
		this.nodes = nodes;
		this.clock = clock;
		this.pause = pause;
	}

	/**
	 * Begin to follow all nodes.
	 * @param from since when, for those nodes where it is not from now on
	 */
	void start(Map<NodeName, Long> from) {
		follow(from);
		this.watch.start();
	}

	/**
	 * One more follows. From a node that is in trouble it gets what happens from now on,
	 * when that is back.
	 * @param follower the client
	 */
	void join(EventFollower follower) {
		this.audience.join(follower, (joining) -> this.feeds.forEach((node, feed) -> {
			if (feed.trouble() != null) {
				joining.startAt(node, EventTime.now(this.clock));
			}
		}));
	}

	void leave(EventFollower follower) {
		this.audience.leave(follower);
	}

	/**
	 * Wait until each node's stream has begun, or failed to.
	 * @return what is wrong now
	 */
	List<NodeAnswer> troubles() {
		List<NodeAnswer> troubles = new ArrayList<>();
		this.feeds.forEach((node, feed) -> {
			NodeAnswer trouble = isBegun(feed) ? feed.trouble()
					: new NodeAnswer.Failed(node, EngineException.timeout(node, EventFeed.HEAD, this.request.id()));
			if (trouble != null) {
				troubles.add(trouble);
			}
		});
		return troubles;
	}

	private static boolean isBegun(EventFeed feed) {
		try {
			feed.begun().get(EventFeed.HEAD.plus(LEARNING).toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw EngineException.callerLeft(null, ex);
		}
	}

	int size() {
		return this.feeds.size();
	}

	private void follow(Map<NodeName, Long> from) {
		List<NodeName> names = this.nodes.get().stream().filter(Node::registered).map(Node::name).toList();
		for (NodeName name : names) {
			if (!this.feeds.containsKey(name)) {
				this.feeds.put(name, new EventFeed(this.cluster, this.request, name, from.get(name), this.audience,
						this.clock, this.pause)
					.start());
			}
		}
		this.feeds.forEach((name, feed) -> {
			if (!names.contains(name)) {
				feed.close();
			}
		});
		this.feeds.keySet().retainAll(names);
	}

	private void watch() {
		try {
			while (!this.closed) {
				Thread.sleep(this.pause);
				follow(Map.of());
			}
		}
		catch (InterruptedException ex) {
			// it is closed
		}
		finally {
			if (this.closed) {
				this.feeds.values().forEach(EventFeed::close);
			}
		}
	}

	@Override
	public void close() {
		this.closed = true;
		this.watch.interrupt();
		this.feeds.values().forEach(EventFeed::close);
	}

}
