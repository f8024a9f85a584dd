package com.deblox.dockermod.cluster;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.EngineTracing;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.RequestInLog;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.security.RequestSigner;
import com.deblox.dockermod.security.Seal;
import com.deblox.dockermod.security.TimeLeft;
import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests of peers come in: what is not sealed for this node is refused, the rest
 * is run on this host's engine and never forwarded again.
 */
public final class PeerGate implements MeterBinder {

	/** Where a task finds the gate of the node that it came to. */
	static final String KEY = PeerGate.class.getName();

	private static final Logger logger = LoggerFactory.getLogger(PeerGate.class);

	private final NodeName self;

	private final Engine engine;

	private final Identity identity;

	private final RequestSigner signer;

	private final HazelcastInstance hazelcast;

	private final Map<PeerLane, AtomicInteger> active = new EnumMap<>(PeerLane.class);

	private final LongAdder refused = new LongAdder();

	private final AtomicInteger underWay = new AtomicInteger();

	private volatile boolean closed;

	private PeerGate(NodeName self, Engine engine, Identity identity, RequestSigner signer,
			HazelcastInstance hazelcast) {
		this.self = self;
		this.engine = engine;
		this.identity = identity;
		this.signer = signer;
		this.hazelcast = hazelcast;
		for (PeerLane lane : PeerLane.values()) {
			this.active.put(lane, new AtomicInteger());
		}
	}

	static PeerGate of(NodeName self, Engine daemon, Identity identity, RequestSigner signer,
			HazelcastInstance hazelcast, EngineTracing tracing) {
		Engine traced = tracing.trace(EngineTracing.Role.DAEMON, self, daemon);
		return new PeerGate(self, tracing.trace(EngineTracing.Role.SERVED, self, traced), identity, signer, hazelcast);
	}

	void open() {
		this.hazelcast.getUserContext().put(KEY, this);
	}

	/** From now on nothing is run; what is under way is finished. */
	void close() {
		this.closed = true;
	}

	int underWay() {
		return this.underWay.get();
	}

	PeerReply run(PeerTask task) {
		try {
			return run(read(task), task);
		}
		catch (EngineException ex) {
			return PeerReply.of(ex);
		}
		catch (RuntimeException ex) {
			logger.error("Running {} for a peer failed", task, ex);
			return PeerReply.of(new EngineException(Situation.INTERNAL, this.self, "Running the request on " + this.self
					+ " failed; its log says why. The request's id is " + task.id()));
		}
	}

	private PeerReply run(EngineRequest request, PeerTask task) {
		AtomicInteger active = Objects.requireNonNull(this.active.get(PeerLane.of(request)));
		active.incrementAndGet();
		// until the answer is read; a wait may last for ever, so nobody waits for it
		int counted = request.isWait() ? 0 : 1;
		this.underWay.addAndGet(counted);
		try {
			return PeerReply.of(execute(request, task.time(), task.seal()));
		}
		finally {
			this.underWay.addAndGet(-counted);
			active.decrementAndGet();
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.active.forEach((lane, active) -> Gauge.builder("dockermod.peer.served.active", active, AtomicInteger::get)
			.description("Requests of peers under way on this node")
			.tag("lane", lane.label())
			.register(registry));
		FunctionCounter.builder("dockermod.peer.refused", this.refused, LongAdder::sum)
			.description("Requests of peers that were refused: their seal is missing, wrong, old, or was used before")
			.register(registry);
	}

	/**
	 * Run a peer's request on this host's engine, if it is sealed for this node.
	 * @param request the request, not yet verified
	 * @param time its deadline, as it came
	 * @param seal its seal
	 * @return the daemon's answer
	 * @throws EngineException if it is refused, or if there is no answer
	 */
	public EngineResponse execute(EngineRequest request, TimeLeft time, Seal seal) {
		try {
			this.signer.verify(this.self, request, time, seal, this.hazelcast.getCluster().getClusterTime());
		}
		catch (EngineException ex) {
			this.refused.increment();
			logger.warn("A peer's request was refused: {}", ex.getMessage());
			throw ex;
		}
		try (RequestInLog _ = RequestInLog.of(request.id())) {
			if (this.closed) {
				throw PeerFailures.stopping(this.self);
			}
			this.identity.check();
			return request.isRead() ? this.engine.execute(request) : change(request);
		}
	}

	private EngineResponse change(EngineRequest request) {
		try {
			EngineResponse response = this.engine.execute(request);
			logger.info("Another node asked for {} {}: {}", request.method(), request.path().withoutQuery(),
					response.status());
			return response;
		}
		catch (EngineException ex) {
			logger.info("Another node asked for {} {}: {}", request.method(), request.path().withoutQuery(),
					ex.getMessage());
			throw ex;
		}
	}

	/** What comes is not yet trusted: it may be anything. */
	private EngineRequest read(PeerTask task) {
		try {
			return task.request();
		}
		catch (RuntimeException ex) {
			throw new EngineException(Situation.FORBIDDEN, this.self, "A request came that cannot be read", ex);
		}
	}

}
