package com.deblox.dockermod.observation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

/**
 * What is measured of the node's process.
 */
class ProcessMetersTests {

	/** Kept, as a node keeps its own. */
	private final ProcessMeters meters = new ProcessMeters();

	@Test
	void garbageCollectionIsMeasuredAfterTheFirstOneToo() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.meters.bindTo(registry);
		FunctionCounter time = registry.get("dockermod.jvm.gc").functionCounter();
		System.gc();
		double before = time.count();
		await().until(() -> {
			System.gc();
			return time.count() > before;
		});
	}

}
