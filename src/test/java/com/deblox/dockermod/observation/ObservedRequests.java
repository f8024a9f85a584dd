package com.deblox.dockermod.observation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/**
 * Remembers what was observed.
 */
public final class ObservedRequests implements ObservationHandler<Served> {

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<Served> all = new CopyOnWriteArrayList<>();

	public ObservedRequests() {
		this.registry.observationConfig().observationHandler(this);
	}

	public Observations observations() {
		return new Observations(this.registry);
	}

	/** Those that are over, in the order of their ends. */
	public List<Served> all() {
		return this.all;
	}

	public void clear() {
		this.all.clear();
	}

	@Override
	public void onStop(Served served) {
		this.all.add(served);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof Served;
	}

}
