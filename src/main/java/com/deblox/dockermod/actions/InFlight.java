package com.deblox.dockermod.actions;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.shutdown.StopStep;

/**
 * Bounds how many actions are under way. Those that wait for a container have places of
 * their own: they hold them for long, and cost little.
 */
final class InFlight implements StopStep {

	static final int LIMIT = 512;

	private final Semaphore places;

	private final Semaphore patientPlaces;

	private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

	private volatile boolean stops;

	InFlight(int limit) {
		this.places = new Semaphore(limit);
		this.patientPlaces = new Semaphore(limit);
	}

	/**
	 * Take a place.
	 * @param patient whether it may be held as long as the caller stays
	 * @return gives the place back when closed
	 * @throws EngineException if all are taken, or if this node is being stopped
	 */
	Place enter(boolean patient) {
		if (this.stops) {
			throw EngineException.stopping();
		}
		Semaphore places = patient ? this.patientPlaces : this.places;
		if (!places.tryAcquire()) {
			throw new EngineException(Situation.BUSY, null,
					"This node has too many requests in flight: try again later, or at another node");
		}
		return patient ? waiting(places) : places::release;
	}

	private Place waiting(Semaphore places) {
		Thread thread = Thread.currentThread();
		this.waiting.add(thread);
		if (this.stops) {
			thread.interrupt();
		}
		return () -> {
			this.waiting.remove(thread);
			places.release();
		};
	}

	boolean isStopping() {
		return this.stops;
	}

	/** Who waits for a container is sent to another node: it may take for ever. */
	@Override
	public void begin() {
		this.stops = true;
		this.waiting.forEach(Thread::interrupt);
	}

	/**
	 * A place that was taken.
	 */
	@FunctionalInterface
	interface Place extends AutoCloseable {

		@Override
		void close();

	}

}
