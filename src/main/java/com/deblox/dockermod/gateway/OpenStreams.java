package com.deblox.dockermod.gateway;

import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.engine.EngineResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts the answers that are still being given.
 */
final class OpenStreams implements MeterBinder {

	private final AtomicInteger open = new AtomicInteger();

	void opened(EngineResponse answer) {
		this.open.incrementAndGet();
		answer.whenClosed(this.open::decrementAndGet);
	}

	int count() {
		return this.open.get();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("dockermod.streams.open", this.open, AtomicInteger::get)
			.description("Streams open to Docker clients of this node: logs, events, sessions, copies")
			.register(registry);
	}

}
