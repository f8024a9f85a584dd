package com.deblox.dockermod.cluster;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests of peers come in: what is not sealed for this node is refused, the rest
 * is run on this host's engine and never forwarded again.
 */
public final class PeerGate {

	/** Where a task finds the gate of the node that it came to. */
	static final String KEY = PeerGate.class.getName();

	private static final Logger logger = LoggerFactory.getLogger(PeerGate.class);

	private final NodeName self;

	private final Engine engine;

	private final Identity identity;

	private final RequestSigner signer;

	private final HazelcastInstance hazelcast;

	private PeerGate(NodeName self, Engine engine, Identity identity, RequestSigner signer,
			HazelcastInstance hazelcast) {
		this.self = self;
		this.engine = engine;
		this.identity = identity;
		this.signer = signer;
		this.hazelcast = hazelcast;
	}

	static PeerGate of(NodeName self, Engine daemon, Identity identity, RequestSigner signer,
			HazelcastInstance hazelcast, EngineTracing tracing) {
		Engine traced = tracing.trace(EngineTracing.Role.DAEMON, self, daemon);
		return new PeerGate(self, tracing.trace(EngineTracing.Role.SERVED, self, traced), identity, signer, hazelcast);
	}

	void open() {
		this.hazelcast.getUserContext().put(KEY, this);
	}

	PeerReply run(PeerTask task) {
		try {
			return PeerReply.of(execute(read(task), task.time(), task.seal()));
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
			logger.warn("A peer's request was refused: {}", ex.getMessage());
			throw ex;
		}
		try (RequestInLog _ = RequestInLog.of(request.id())) {
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
