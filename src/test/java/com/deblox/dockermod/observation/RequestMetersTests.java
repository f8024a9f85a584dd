package com.deblox.dockermod.observation;

import java.util.List;
import java.util.stream.IntStream;

import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is counted of requests.
 */
class RequestMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final ObservationRegistry observed = ObservationRegistry.create();

	private final Observations observations = new Observations(this.observed);

	RequestMetersTests() {
		this.observed.observationConfig().observationHandler(new RequestMeters(this.registry));
	}

	@Test
	void aRequestIsCountedByWhatItWasAndWhatCameOfIt() {
		try (Served served = begin()) {
			served.is("stop-container", true);
			served.answered(new NodeName("node2"), 404, "No such container: web");
		}
		assertThat(this.registry.get("dockermod.requests")
			.tags("surface", "actions", "operation", "stop-container", "outcome", "refused", "node", "node2")
			.counter()
			.count()).isEqualTo(1);
		assertThat(this.registry.get("dockermod.request.duration")
			.tags("surface", "actions", "operation", "stop-container")
			.timer()
			.count()).isEqualTo(1);
	}

	@Test
	void whatHasNoAnswerIsCountedAsUnanswered() {
		begin().close();
		assertThat(this.registry.get("dockermod.requests")
			.tags("operation", "unknown", "outcome", "unanswered", "node", "none")
			.counter()
			.count()).isEqualTo(1);
	}

	@Test
	void requestsAreUnderWayUntilTheyAreClosed() {
		try (Served _ = begin()) {
			assertThat(active()).isEqualTo(1);
		}
		assertThat(active()).isZero();
	}

	@Test
	void aRequestThatAnotherThreadEndsLeavesNothingBehindOnItsOwn() throws InterruptedException {
		Served served = begin();
		Thread other = Thread.ofVirtual().start(served::close);
		other.join();
		assertThat(active()).isZero();
		assertThat(this.observed.getCurrentObservation()).isNull();
	}

	@Test
	void whatIsRefusedAtALimitIsCounted() {
		try (Served served = begin()) {
			served.failed(new EngineException(Situation.BUSY, null, "Too much is going on"));
		}
		assertThat(this.registry.get("dockermod.requests.busy").tag("surface", "actions").counter().count())
			.isEqualTo(1);
	}

	@Test
	void thousandsOfNodesMakeABoundedNumberOfSeries() {
		IntStream.range(0, 2 * RequestMeters.SERIES).forEach((i) -> {
			try (Served served = begin()) {
				served.is("list-nodes", false);
				served.answered(new NodeName("node" + i), 200, null);
			}
		});
		List<Meter> series = this.registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().equals("dockermod.requests"))
			.toList();
		assertThat(series).hasSize(RequestMeters.SERIES + 1);
		assertThat(this.registry.get("dockermod.requests").tag("node", "other").counter().count())
			.isEqualTo(RequestMeters.SERIES);
	}

	private double active() {
		return this.registry.get("dockermod.requests.active").tag("surface", "actions").gauge().value();
	}

	private Served begin() {
		return this.observations.begin(Surface.ACTIONS, new Origin(Caller.TOKEN, RequestId.random()), "10.0.0.1");
	}

}
