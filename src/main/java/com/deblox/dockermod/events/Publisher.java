package com.deblox.dockermod.events;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import com.deblox.dockermod.engine.NodeName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all nodes what this one alone sees, in order and numbered, on a thread of its
 * own. Who hands something in does not wait; where there is no room, what comes next says
 * that something was missed.
 */
final class Publisher implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Publisher.class);

	private static final int ROOM = 4096;

	private final NodeName self;

	private final long epoch;

	private final BooleanSupplier mayServe;

	private final Consumer<Message> here;

	private final Consumer<Message> others;

	private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(ROOM);

	/** Before what is handed in next. */
	private final AtomicBoolean missed = new AtomicBoolean();

	private final Thread thread = Thread.ofPlatform().name("publish-events").daemon().unstarted(this::run);

	private long number;

	private boolean refused;

	/**
	 * Make one.
	 * @param self this node
	 * @param epoch when this process began
	 * @param mayServe whether this node is who it says
	 * @param here takes each message for those who follow at this node
	 * @param others takes it for all other nodes; may block
	 */
	Publisher(NodeName self, long epoch, BooleanSupplier mayServe, Consumer<Message> here, Consumer<Message> others) {
		this.self = self;
		this.epoch = epoch;
		this.mayServe = mayServe;
		this.here = here;
		this.others = others;
	}

	void start() {
		this.thread.start();
	}

	/** Something happened that cannot be told. */
	void missedSome() {
		this.missed.set(true);
	}

	void publish(Happening what) {
		if (!this.waiting.offer(new Waiting(what, this.missed.getAndSet(false)))) {
			missedSome();
		}
	}

	private void run() {
		try {
			while (!Thread.currentThread().isInterrupted()) {
				tryToPublish(this.waiting.take());
			}
		}
		catch (InterruptedException ex) {
			// this node stops
		}
	}

	private void tryToPublish(Waiting next) {
		try {
			publish(next);
		}
		catch (RuntimeException ex) {
			this.refused = true;
			logger.warn("An event of this node could not be told", ex);
		}
	}

	private void publish(Waiting next) {
		this.refused |= next.missed();
		if (!this.mayServe.getAsBoolean()) {
			this.refused = true;
			return;
		}
		this.number++;
		Message message = new Message(this.self, this.epoch, this.number, this.refused, next.what());
		this.refused = false;
		this.here.accept(message);
		try {
			this.others.accept(message);
		}
		catch (RuntimeException ex) {
			// they see it from the next one's number
			logger.debug("{} could not be told to the other nodes: {}", message.id(), ex.toString());
		}
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

	private record Waiting(Happening what, boolean missed) {
	}

}
