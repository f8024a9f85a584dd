package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.io.InputStream;
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
import org.jspecify.annotations.Nullable;

/**
 * The events of all registered nodes in one stream, for one client. Nodes that join are
 * followed, too; those that leave the pool no more.
 */
final class EventStream implements AutoCloseable {

	/** What it may take to learn of an attempt's end. */
	private static final Duration LEARNING = Duration.ofSeconds(1);

	private final Engine cluster;

	private final EngineRequest request;

	private final Supplier<List<Node>> nodes;

	private final @Nullable Long until;

	private final Clock clock;

	private final Duration pause;

	private final EventQueue queue = new EventQueue();

	private final Map<NodeName, EventFeed> feeds = new ConcurrentHashMap<>();

	private final Thread watch = Thread.ofVirtual().name("events-nodes").unstarted(this::watch);

	private volatile boolean begun;

	private volatile boolean closed;

	/**
	 * Make one.
	 * @param cluster the cluster
	 * @param request what is asked of each daemon, without {@code since}
	 * @param nodes gives all known nodes
	 * @param until when it ends, or {@code null} if it does not
	 * @param clock tells the time
	 * @param pause the time between two attempts at a node
	 */
	EventStream(Engine cluster, EngineRequest request, Supplier<List<Node>> nodes, @Nullable Long until, Clock clock,
			Duration pause) {
		this.cluster = cluster;
		this.request = request;
		this.nodes = nodes;
		this.until = until;
		this.clock = clock;
		this.pause = pause;
	}

	/**
	 * Begin to follow all nodes; returns when each stream has begun, or failed to.
	 * @param from since when, for those nodes where it is not from now on
	 * @return the errors
	 */
	List<NodeAnswer> begin(Map<NodeName, Long> from) {
		follow(from);
		List<NodeAnswer> errors = new ArrayList<>();
		for (Map.Entry<NodeName, EventFeed> feed : this.feeds.entrySet()) {
			try {
				feed.getValue()
					.begun()
					.get(EventFeed.HEAD.plus(LEARNING).toMillis(), TimeUnit.MILLISECONDS)
					.ifPresent(errors::add);
			}
			catch (TimeoutException | ExecutionException ex) {
				errors.add(new NodeAnswer.Failed(feed.getKey(),
						EngineException.timeout(feed.getKey(), EventFeed.HEAD, this.request.id())));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw EngineException.callerLeft(null, ex);
			}
		}
		this.begun = true;
		feedEnded();
		this.watch.start();
		return errors;
	}

	int size() {
		return this.feeds.size();
	}

	private void follow(Map<NodeName, Long> from) {
		List<Node> registered = this.nodes.get().stream().filter(Node::registered).toList();
		for (Node node : registered) {
			if (!this.feeds.containsKey(node.name())) {
				this.feeds.put(node.name(),
						new EventFeed(this.cluster, this.request, node.name(), from.get(node.name()), this).start());
			}
		}
		List<NodeName> names = registered.stream().map(Node::name).toList();
		this.feeds.forEach((name, feed) -> {
			if (!names.contains(name)) {
				feed.close();
			}
		});
		this.feeds.keySet().retainAll(names);
	}

	private void watch() {
		try {
			while (!this.closed && !isOver()) {
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

	void feedEnded() {
		if (this.begun && this.until != null && this.feeds.values().stream().allMatch(EventFeed::isEnded)) {
			this.queue.end();
		}
	}

	void put(EventLines.Event event) throws IOException {
		this.queue.put(event.line());
	}

	long now() {
		return EventTime.now(this.clock);
	}

	/** Whether the time is there when it is to end. */
	boolean isOver() {
		return this.until != null && now() >= this.until;
	}

	Duration pause() {
		return this.pause;
	}

	InputStream body() {
		return this.queue;
	}

	@Override
	public void close() {
		this.closed = true;
		this.queue.close();
		this.watch.interrupt();
		this.feeds.values().forEach(EventFeed::close);
	}

}
