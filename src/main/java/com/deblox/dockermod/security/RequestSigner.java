package com.deblox.dockermod.security;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;

/**
 * Signs the requests that go from node to node, and verifies those that come. Threads may
 * share it.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class RequestSigner {

	/**
	 * Seal a request.
	 * @param target the node that it is sent to
	 * @param request what is asked; its {@code node} is not sealed, the target is
	 * @param time the request's deadline, as it is sent
	 * @param clusterTime now, by the cluster's clock
	 * @return the seal, to be sent along
	 */
	public Seal seal(NodeName target, EngineRequest request, TimeLeft time, long clusterTime) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Verify a request that came, and use its seal up.
	 * @param self this node
	 * @param request what is asked, rebuilt from what came
	 * @param time its deadline, as it came
	 * @param seal its seal
	 * @param clusterTime now, by the cluster's clock
	 * @throws com.deblox.dockermod.engine.EngineException {@code FORBIDDEN} where the
	 * seal does not fit, is too old, or was seen before; {@code BUSY} where too many came
	 * to remember them
	 */
	public void verify(NodeName self, EngineRequest request, TimeLeft time, Seal seal, long clusterTime) {
		throw new UnsupportedOperationException();
	}

}
