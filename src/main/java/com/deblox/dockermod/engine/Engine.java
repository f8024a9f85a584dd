package com.deblox.dockermod.engine;

/**
 * Whatever answers Docker requests: the daemon of this host, the engine of a peer, or the
 * whole cluster.
 * <p>
 * Implementations are thread-safe. The call blocks the calling thread until the answer's
 * head is there, and never longer than the request's {@link Deadline}.
 */
@FunctionalInterface
public interface Engine {

	/**
	 * Ask this engine.
	 * @param request what is asked
	 * @return the engine's own answer, errors of the daemon included; the caller closes
	 * it
	 * @throws EngineException if no answer was had from the engine
	 */
	EngineResponse execute(EngineRequest request);

}
