package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;

/**
 * What is done with the requests of a route.
 */
@FunctionalInterface
interface Rule {

	/**
	 * Answer a request.
	 * @param request the request; its body is in memory, or a stream, as its route's
	 * {@link Manner} says
	 * @return the answer
	 * @throws com.deblox.dockermod.engine.EngineException if there is none
	 */
	EngineResponse answer(EngineRequest request);

}
