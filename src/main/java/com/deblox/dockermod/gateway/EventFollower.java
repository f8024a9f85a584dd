package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * The events that one client still has to get. Telling it one never waits: what a client
 * leaves unread is bounded, and who lets it grow past that is cut off.
 */
final class EventFollower extends PieceStream {

	/** The most bytes that may wait for a client. */
	static final int ROOM = 1024 * 1024;

	private final Clock clock;

	private final Duration settle;

	private final @Nullable Long until;

	private final Map<NodeName, Long> from;

	private int size;

	private @Nullable String end;

	private final CompletableFuture<Void> over = new CompletableFuture<>();

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
		this.lock.lock();
		try {
			if (this.size > 0 && this.size + event.line().length > ROOM) {
				return false;
			}
			this.waiting.add(event.line());
			this.size += event.line().length;
			this.changed.signal();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * End it before its end, which its reader is told.
	 * @param reason why
	 */
	void cut(String reason) {
		this.lock.lock();
		try {
			this.end = (this.end != null) ? this.end : reason;
			this.waiting.clear();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		this.over.complete(null);
	}

	/**
	 * Have something done when it is cut off or left; at once if it is.
	 * @param action what
	 */
	void whenOver(Runnable action) {
		this.over.thenRun(action);
	}

	@Override
	byte @Nullable [] next() throws IOException, InterruptedException {
		while (this.waiting.isEmpty() && this.end == null) {
			long left = left();
			if (left <= 0) {
				return null;
			}
			this.changed.await(left, TimeUnit.NANOSECONDS);
		}
		if (this.end != null) {
			throw new IOException(this.end);
		}
		byte[] next = this.waiting.remove();
		this.size -= next.length;
		return next;
	}

	private long left() {
		return (this.until != null) ? this.until + this.settle.toNanos() - EventTime.now(this.clock) : Long.MAX_VALUE;
	}

	/** Its client is gone. Not {@code close}: whoever reads to the end closes, too. */
	void leave() {
		cut("The stream is closed");
	}

}
