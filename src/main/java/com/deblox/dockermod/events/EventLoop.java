package com.deblox.dockermod.events;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.NodeName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events' own thread: brings what is heard into one order, and tells it. Whoever
 * hands something in does not wait; what finds no room is a gap, which the numbers show.
 */
final class EventLoop implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EventLoop.class);

	/** Messages that may wait: of bounded size, see {@link DaemonEvents}. */
	private static final int ROOM = 4096;

	private static final Duration LOOKS = Duration.ofSeconds(1);

	private final Nodes nodes;

	private final Audience audience;

	private final ClusterEvents events;

	private final Clock clock;

	private final LongSupplier clusterTime;

	private final String teller;

	private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(ROOM);

	private final AtomicBoolean lookAsked = new AtomicBoolean();

	private final NodeWatch watch;

	private final Continuity continuity;

	private final Thread thread = Thread.ofPlatform().name("cluster-events").daemon().unstarted(this::run);

	private long number;

	EventLoop(Nodes nodes, Audience audience, ClusterEvents events, Clock clock, LongSupplier clusterTime,
			String teller) {
		this.nodes = nodes;
		this.audience = audience;
		this.events = events;
		this.clock = clock;
		this.clusterTime = clusterTime;
		this.teller = teller;
		this.watch = new NodeWatch(nodes, clock);
		this.continuity = new Continuity(this.watch.known());
	}

	void start() {
		this.nodes.addListener(this::lookSoon);
		this.thread.start();
	}

	/**
	 * A node told something.
	 * @param message what
	 */
	void hear(Message message) {
		this.waiting.offer(() -> tell(message));
	}

	/** Something may have become of a node. */
	private void lookSoon() {
		if (this.lookAsked.compareAndSet(false, true)) {
			// without room there is one that runs, and looks after it
			this.waiting.offer(() -> {
			});
		}
	}

	private void run() {
		while (!Thread.currentThread().isInterrupted()) {
			try {
				Runnable next = this.waiting.poll(LOOKS.toMillis(), TimeUnit.MILLISECONDS);
				if (next != null) {
					next.run();
				}
				if (this.lookAsked.getAndSet(false) || next == null) {
					look();
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.warn("An event of the cluster could not be told", ex);
			}
		}
	}

	private void tell(Message message) {
		Happening what = message.what();
		if (this.continuity.accept(message) && what != null) {
			tell(message.id(), message.node(), what);
		}
	}

	private void look() {
		for (NodeWatch.Change change : this.watch.look()) {
			this.number++;
			tell(this.teller + "-n" + this.number, change.node(), change.what());
			if (change.what().kind() == EventKind.NODE_LOST || change.what().kind() == EventKind.NODE_LEFT) {
				this.continuity.lost(change.node());
			}
		}
	}

	private void tell(String id, NodeName node, Happening what) {
		this.audience.tell(id, node, what, this.continuity.takeGap(node), this.clusterTime.getAsLong());
		Duration lag = Duration.between(what.time(), this.clock.instant());
		this.events.lags().forEach((listener) -> listener.told(node, lag));
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}
