package com.deblox.dockermod.security;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts who was not served, by why. Threads may share it.
 */
final class RefusedCallers implements MeterBinder {

	private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

	RefusedCallers() {
		for (Reason reason : Reason.values()) {
			this.counts.put(reason, new LongAdder());
		}
	}

	void count(Reason reason) {
		Objects.requireNonNull(this.counts.get(reason)).increment();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counts
			.forEach((reason, count) -> FunctionCounter.builder("dockermod.callers.refused", count, LongAdder::sum)
				.description("Requests that were refused for what their caller is or sent, before they were read")
				.tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.register(registry));
	}

	/**
	 * Why somebody is not served.
	 */
	enum Reason {

		/** No token where one is needed. */
		NO_TOKEN,

		/** A token that is none. */
		WRONG_TOKEN,

		/** The metrics' token, for something else. */
		METRICS_TOKEN,

		/** A page of another site. */
		FOREIGN_PAGE,

		/** From elsewhere, where only this host is served. */
		NOT_LOCAL,

		/** What could mean two things. */
		MALFORMED

	}

}
