package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's events, as they come, on a thread of its own. Where the stream breaks off it
 * is begun again at the event after the last one, until it is closed or the request's end
 * is there.
 */
final class EventFeed implements AutoCloseable {

	/** So long may a node's stream take to begin. */
	static final Duration HEAD = Duration.ofMillis(2500);

	private static final Logger logger = LoggerFactory.getLogger(EventFeed.class);

	private static final int ERROR_LIMIT = 64 * 1024;

	private final Engine cluster;

	private final EngineRequest request;

	private final NodeName node;

	private final EventStream stream;

	private final CompletableFuture<Optional<NodeAnswer>> begun = new CompletableFuture<>();

	private final Thread thread;

	/** The next event's time, or {@code null} for what happens from now on. */
	private @Nullable Long next;

	private volatile boolean closed;

	private volatile boolean ended;

	private volatile @Nullable EngineResponse open;

	/**
	 * Make one.
	 * @param cluster the cluster
	 * @param request what is asked of the daemon, without {@code since}
	 * @param node whose events
	 * @param from since when, or {@code null} for what happens from now on
	 * @param stream where they go
	 */
	EventFeed(Engine cluster, EngineRequest request, NodeName node, @Nullable Long from, EventStream stream) {
		this.cluster = cluster;
		this.request = request.withNode(node);
		this.node = node;
		this.next = from;
		this.stream = stream;
		this.thread = Thread.ofVirtual().name("events-" + node).unstarted(this::follow);
	}

	EventFeed start() {
		this.thread.start();
		return this;
	}

	/**
	 * How its first attempt went, once that is known.
	 * @return nothing if its stream has begun, otherwise the error
	 */
	CompletableFuture<Optional<NodeAnswer>> begun() {
		return this.begun;
	}

	boolean isEnded() {
		return this.ended;
	}

	private void follow() {
		try {
			boolean goesOn = true;
			while (goesOn) {
				goesOn = attempt() && !this.closed && !this.stream.isOver();
				if (goesOn) {
					Thread.sleep(this.stream.pause());
				}
			}
		}
		catch (InterruptedException ex) {
			// it is closed
		}
		catch (RuntimeException ex) {
			logger.warn("Following the events of {} failed", this.node, ex);
		}
		finally {
			this.ended = true;
			this.begun.complete(Optional.empty());
			this.stream.feedEnded();
		}
	}

	/** Whether another attempt makes sense. */
	private boolean attempt() {
		long came = this.stream.now();
		DockerPath path = this.request.path().with("since", (this.next != null) ? EventTime.format(this.next) : null);
		try (EngineResponse answer = this.cluster
			.execute(this.request.withPath(path).withDeadline(Deadline.in(HEAD)))) {
			this.open = answer;
			if (answer.isError()) {
				this.begun.complete(Optional.of(new NodeAnswer.Answered(this.node, answer.status(), answer.headers(),
						answer.readBody(ERROR_LIMIT))));
				return answer.status() >= 500;
			}
			this.begun.complete(Optional.empty());
			read(answer);
		}
		catch (EngineException ex) {
			this.begun.complete(Optional.of(new NodeAnswer.Failed(this.node, ex)));
		}
		catch (IOException ex) {
			logger.debug("The events of {} broke off: {}", this.node, ex.toString());
		}
		finally {
			this.open = null;
			if (this.next == null) {
				this.next = came;
			}
		}
		return true;
	}

	private void read(EngineResponse answer) throws IOException {
		if (this.closed) {
			return;
		}
		EventLines lines = new EventLines(answer.body(), this.node);
		for (EventLines.Event event = lines.next(); event != null; event = lines.next()) {
			this.stream.put(event);
			Long known = this.next;
			this.next = Math.max((known != null) ? known : 0, event.time() + 1);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		EngineResponse open = this.open;
		if (open != null) {
			open.close();
		}
		this.thread.interrupt();
	}

}
