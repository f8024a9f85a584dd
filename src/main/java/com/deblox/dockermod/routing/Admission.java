package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.security.Rights;

/**
 * Decides whether a request is taken at all: this node must be who it says, and the
 * caller must be allowed to.
 */
final class Admission {

	private final Identity identity;

	private final Rights rights;

	Admission(Identity identity, Rights rights) {
		this.identity = identity;
		this.rights = rights;
	}

	/**
	 * Let a request in.
	 * @param request what is asked
	 * @throws EngineException if it is refused
	 */
	void admit(EngineRequest request) {
		this.identity.check();
		this.rights.check(request);
	}

}
