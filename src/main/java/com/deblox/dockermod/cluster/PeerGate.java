package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.security.RequestSigner;
import com.hazelcast.core.HazelcastInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests of peers come in: what is not sealed for this node is refused, the rest
 * is run on this host's engine and never forwarded again.
 */
final class PeerGate {

	/** Where a task finds the gate of the node that it came to. */
	static final String KEY = PeerGate.class.getName();

	private static final Logger logger = LoggerFactory.getLogger(PeerGate.class);

	private final NodeName self;

	private final Engine engine;

	private final Identity identity;

	private final RequestSigner signer;

	private final HazelcastInstance hazelcast;

	PeerGate(NodeName self, Engine engine, Identity identity, RequestSigner signer, HazelcastInstance hazelcast) {
		this.self = self;
		this.engine = engine;
		this.identity = identity;
		this.signer = signer;
		this.hazelcast = hazelcast;
	}

	void open() {
		this.hazelcast.getUserContext().put(KEY, this);
	}

	PeerReply run(PeerTask task) {
		try {
			EngineRequest request = read(task);
			this.signer.verify(this.self, request, task.time(), task.seal(),
					this.hazelcast.getCluster().getClusterTime());
			this.identity.check();
			return PeerReply.of(this.engine.execute(request));
		}
		catch (EngineException ex) {
			if (ex.situation() == Situation.FORBIDDEN) {
				logger.warn("A peer's request was refused: {}", ex.getMessage());
			}
			return PeerReply.of(ex);
		}
		catch (RuntimeException ex) {
			logger.error("Running {} for a peer failed", task, ex);
			return PeerReply.of(new EngineException(Situation.INTERNAL, this.self, "Running the request on " + this.self
					+ " failed; its log says why. The request's id is " + task.id()));
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
