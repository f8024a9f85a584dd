package com.deblox.dockermod.observation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;

/**
 * Counts requests and takes their time. Its labels have few values: operations are of a
 * bounded set, nodes are told apart up to a bound. Threads may share it.
 */
final class RequestMeters implements MeterObservationHandler<Served> {

	/** The most series of requests; past it, nodes are not told apart in new ones. */
	static final int SERIES = 5000;

	private static final String NO_NODE = "none";

	private static final String OTHER_NODE = "other";

	/** From what this node answers by itself to a pull. */
	private static final Duration[] BUCKETS = { Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10),
			Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5),
			Duration.ofSeconds(30) };

	private final MeterRegistry registry;

	private final Map<Series, Counter> requests = new ConcurrentHashMap<>();

	private final Map<Operation, Timer> times = new ConcurrentHashMap<>();

	private final Map<Surface, AtomicInteger> active = new EnumMap<>(Surface.class);

	private final Map<Surface, Counter> busy = new EnumMap<>(Surface.class);

	RequestMeters(MeterRegistry registry) {
		this.registry = registry;
		for (Surface surface : Surface.values()) {
			AtomicInteger active = new AtomicInteger();
			this.active.put(surface, active);
			Gauge.builder("dockermod.requests.active", active, AtomicInteger::get)
				.description("Requests under way; of streams, those whose head is not yet answered")
				.tag("surface", surface.label())
				.register(registry);
			this.busy.put(surface,
					Counter.builder("dockermod.requests.busy")
						.description("Requests that were refused since too much was going on: a limit was reached")
						.tag("surface", surface.label())
						.register(registry));
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof Served;
	}

	@Override
	public void onStart(Served served) {
		active(served).incrementAndGet();
	}

	@Override
	public void onStop(Served served) {
		active(served).decrementAndGet();
		requests(served).increment();
		this.times.computeIfAbsent(new Operation(served.surface(), served.operation()), this::time)
			.record(served.elapsed(), TimeUnit.NANOSECONDS);
		if (served.situation() == Situation.BUSY) {
			Objects.requireNonNull(this.busy.get(served.surface())).increment();
		}
	}

	private AtomicInteger active(Served served) {
		return Objects.requireNonNull(this.active.get(served.surface()));
	}

	private Counter requests(Served served) {
		NodeName node = served.node();
		Series series = new Series(served.surface(), served.operation(), served.outcome(),
				(node != null) ? node.value() : NO_NODE);
		Counter counter = this.requests.get(series);
		if (counter != null) {
			return counter;
		}
		return this.requests.computeIfAbsent((this.requests.size() < SERIES) ? series : series.withNode(OTHER_NODE),
				this::counter);
	}

	private Counter counter(Series series) {
		return Counter.builder("dockermod.requests")
			.description("Requests served, by door, operation, outcome, and the node whose engine answered")
			.tag("surface", series.surface().label())
			.tag("operation", series.operation())
			.tag("outcome", series.outcome().label())
			.tag("node", series.node())
			.register(this.registry);
	}

	private Timer time(Operation operation) {
		return Timer.builder("dockermod.request.duration")
			.description("The time until a request was answered; of streams, until their head was")
			.tag("surface", operation.surface().label())
			.tag("operation", operation.name())
			.serviceLevelObjectives(BUCKETS)
			.register(this.registry);
	}

	/**
	 * What is counted apart.
	 */
	private record Series(Surface surface, String operation, Outcome outcome, String node) {

		Series withNode(String node) {
			return new Series(this.surface, this.operation, this.outcome, node);
		}

	}

	/**
	 * What is timed apart.
	 */
	private record Operation(Surface surface, String name) {
	}

}
