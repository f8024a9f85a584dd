package com.deblox.dockermod.actions;

import java.util.concurrent.Semaphore;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;

/**
 * Bounds how many actions are under way. Those that wait for a container have places of
 * their own: they hold them for long, and cost little.
 */
final class InFlight {

	static final int LIMIT = 512;

	private final Semaphore places;

	private final Semaphore patientPlaces;

	InFlight(int limit) {
		this.places = new Semaphore(limit);
		this.patientPlaces = new Semaphore(limit);
	}

	/**
	 * Take a place.
	 * @param patient whether it may be held as long as the caller stays
	 * @return gives the place back when closed
	 * @throws EngineException if all are taken
	 */
	Place enter(boolean patient) {
		Semaphore places = patient ? this.patientPlaces : this.places;
		if (!places.tryAcquire()) {
			throw new EngineException(Situation.BUSY, null,
					"This node has too many requests in flight: try again later, or at another node");
		}
		return places::release;
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
