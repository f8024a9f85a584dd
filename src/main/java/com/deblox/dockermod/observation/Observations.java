package com.deblox.dockermod.observation;

import com.deblox.dockermod.engine.Origin;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Where a front end says that it serves a request. Who wants to know of each declares an
 * {@link io.micrometer.observation.ObservationHandler} of {@link Served} as a bean.
 */
public final class Observations {

	/** The name of each observation. */
	public static final String NAME = "dockermod.request";

	private final ObservationRegistry registry;

	public Observations(ObservationRegistry registry) {
		this.registry = registry;
	}

	/**
	 * A request has come. Its observation ends when what is returned is closed.
	 * @param surface by which door
	 * @param origin who asks, under which id
	 * @param from from where: an address, or {@code unix socket}
	 * @return what is to be told about the request
	 */
	public Served begin(Surface surface, Origin origin, String from) {
		Served served = new Served(surface, origin, from);
		// without a scope: what it is for is said to those who need it, and hangs on no
		// thread
		served.begun(Observation.start(NAME, () -> served, this.registry));
		return served;
	}

}
