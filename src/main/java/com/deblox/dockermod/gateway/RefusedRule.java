package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;

/**
 * Refuses what a cluster without managers has no place for. The docker command looks for
 * "not supported" in the message.
 *
 * @param what the first segment of the path
 */
record RefusedRule(String what) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		throw new EngineException(Situation.NOT_SUPPORTED, null,
				this.what.equals("plugins")
						? "Plugins are not supported here: each daemon has its own; ask the daemon itself"
						: "Swarm mode is not supported here (/" + this.what
								+ "): DockerMod has no managers; containers are placed directly on its nodes");
	}

}
