package com.deblox.dockermod.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * Brings the lines of several logs into the order of their time. A line is given out when
 * each log that goes on has one that is later; in a log that is followed that could take
 * for ever, so there it waits no longer than a small window for the others. Each log has
 * room for a bounded number of lines; who brings more waits.
 */
final class LogMerger {

	private static final int ROOM = 1000;

	private final List<Feed> feeds = new ArrayList<>();

	private final long window;

	private final long start = System.nanoTime();

	private final long firstWindow;

	/**
	 * Make a merger.
	 * @param window the longest time that a line waits for others; zero for as long as it
	 * takes
	 * @param firstWindow the same for logs that have not said anything yet, from now on
	 */
	LogMerger(Duration window, Duration firstWindow) {
		this.window = window.toNanos();
		this.firstWindow = firstWindow.toNanos();
	}

	/**
	 * Add a log, before the first {@link #next()}.
	 * @param name what its lines are called
	 * @return takes its lines
	 */
	Feed add(String name) {
		Feed feed = new Feed(name);
		this.feeds.add(feed);
		return feed;
	}

	/**
	 * The next line, as soon as it is certain.
	 * @return the line, or {@code null} when all logs have ended
	 * @throws InterruptedException if this thread is to end
	 */
	synchronized @Nullable Merged next() throws InterruptedException {
		while (this.feeds.stream().anyMatch(Feed::mayHaveMore)) {
			Feed first = earliest();
			long left = (first != null) ? left(first.lines.element()) : Long.MAX_VALUE;
			if (first != null && left <= 0) {
				notifyAll();
				return new Merged(first.name, first.lines.remove().line);
			}
			wait((left == Long.MAX_VALUE) ? 0 : left / 1_000_000 + 1);
		}
		return null;
	}

	private @Nullable Feed earliest() {
		return this.feeds.stream()
			.filter((feed) -> !feed.lines.isEmpty())
			.min(Comparator.comparing((feed) -> feed.lines.element().line.time()))
			.orElse(null);
	}

	/**
	 * Whether lines wait: who prints need not flush before the last of them.
	 * @return {@code false} where the next one may take its time
	 */
	synchronized boolean hasMore() {
		return this.feeds.stream().anyMatch((feed) -> !feed.lines.isEmpty());
	}

	/** How long a line may still wait, in nanoseconds. */
	private long left(Waiting line) {
		if (this.feeds.stream().allMatch((feed) -> feed.ended || !feed.lines.isEmpty())) {
			return 0;
		}
		if (this.window == 0) {
			return Long.MAX_VALUE;
		}
		long now = System.nanoTime();
		long left = this.window - (now - line.came);
		boolean started = this.feeds.stream().allMatch((feed) -> feed.ended || feed.said);
		return started ? left : Math.max(left, this.firstWindow - (now - this.start));
	}

	/**
	 * A line, and whose it is.
	 *
	 * @param name the log's name
	 * @param line the line
	 */
	record Merged(String name, LogLine line) {
	}

	private record Waiting(LogLine line, long came) {
	}

	/**
	 * Takes the lines of one log, in their order.
	 */
	final class Feed {

		private final String name;

		private final Queue<Waiting> lines = new ArrayDeque<>();

		private boolean said;

		private boolean ended;

		private Feed(String name) {
			this.name = name;
		}

		private boolean mayHaveMore() {
			return !this.ended || !this.lines.isEmpty();
		}

		/** Add a line; waits while there is no room. */
		void put(LogLine line) {
			synchronized (LogMerger.this) {
				try {
					while (this.lines.size() >= ROOM) {
						LogMerger.this.wait();
					}
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					return;
				}
				this.said = true;
				this.lines.add(new Waiting(line, System.nanoTime()));
				LogMerger.this.notifyAll();
			}
		}

		/** There are no more lines. */
		void end() {
			synchronized (LogMerger.this) {
				this.ended = true;
				LogMerger.this.notifyAll();
			}
		}

	}

}
