package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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
 * is begun again at the event after the last one, until it is closed.
 */
final class EventFeed implements AutoCloseable {

	/** So long may a node's stream take to begin. */
	static final Duration HEAD = Duration.ofMillis(2500);

	private static final Logger logger = LoggerFactory.getLogger(EventFeed.class);

	private static final int ERROR_LIMIT = 64 * 1024;

	private final Engine cluster;

	private final EngineRequest request;

	private final NodeName node;

	private final EventAudience audience;

	private final Clock clock;

	private final Duration pause;

	private final CompletableFuture<Void> begun = new CompletableFuture<>();

	private final Thread thread;

	/** The next event's time, or {@code null} for what happens from now on. */
	private @Nullable Long next;

	private volatile boolean closed;

	private volatile @Nullable NodeAnswer trouble;

	private volatile @Nullable EngineResponse open;

	/**
	 * Make one.
	 * @param cluster the cluster
	 * @param request what is asked of the daemon, without {@code since} and {@code until}
	 * @param node whose events
	 * @param from since when, or {@code null} for what happens from now on
	 * @param audience who is told
	 * @param clock tells the time
	 * @param pause the time between two attempts
	 */
	EventFeed(Engine cluster, EngineRequest request, NodeName node, @Nullable Long from, EventAudience audience,
			Clock clock, Duration pause) {
		this.cluster = cluster;
		this.request = request.withNode(node);
		this.node = node;
		this.next = from;
		this.audience = audience;
		this.clock = clock;
		this.pause = pause;
		this.thread = Thread.ofVirtual().name("events-" + node).unstarted(this::follow);
	}

	EventFeed start() {
		this.thread.start();
		return this;
	}

	/** Is there when its first attempt has begun, or failed. */
	CompletableFuture<Void> begun() {
		return this.begun;
	}

	/** Why nothing comes from there now; {@code null} if the stream is open. */
	@Nullable NodeAnswer trouble() {
		return this.trouble;
	}

	private void follow() {
		try {
			while (attempt() && !this.closed) {
				Thread.sleep(this.pause);
			}
		}
		catch (InterruptedException ex) {
			// it is closed
		}
		catch (RuntimeException ex) {
			logger.warn("Following the events of {} failed", this.node, ex);
		}
		finally {
			this.begun.complete(null);
		}
	}

	/** Whether another attempt makes sense. */
	private boolean attempt() {
		long came = EventTime.now(this.clock);
		DockerPath path = this.request.path().with("since", (this.next != null) ? EventTime.format(this.next) : null);
		try (EngineResponse answer = this.cluster
			.execute(this.request.withPath(path).withDeadline(Deadline.in(HEAD)))) {
			this.open = answer;
			if (answer.isError()) {
				this.trouble = new NodeAnswer.Answered(this.node, answer.status(), answer.headers(),
						answer.readBody(ERROR_LIMIT));
				return answer.status() >= 500;
			}
			this.trouble = null;
			this.begun.complete(null);
			read(answer);
			this.trouble = new NodeAnswer.Failed(this.node,
					EngineException.brokeOff(this.node, new IOException("The stream of events has ended")));
		}
		catch (EngineException ex) {
			this.trouble = new NodeAnswer.Failed(this.node, ex);
		}
		catch (IOException ex) {
			this.trouble = new NodeAnswer.Failed(this.node, EngineException.brokeOff(this.node, ex));
			logger.debug("The events of {} broke off: {}", this.node, ex.toString());
		}
		finally {
			this.begun.complete(null);
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
			this.audience.tell(event);
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
