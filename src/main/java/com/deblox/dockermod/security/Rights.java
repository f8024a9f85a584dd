package com.deblox.dockermod.security;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.Origin;

/**
 * The one place where rights are asked. Today whoever was authenticated may do
 * everything; roles come later, and come here.
 */
public final class Rights {

	/**
	 * Whether the request's caller may ask this.
	 * @param request what is asked
	 * @throws com.deblox.dockermod.engine.EngineException {@code FORBIDDEN} if not
	 */
	public void check(EngineRequest request) {
	}

	/**
	 * Whether the caller may change the cluster itself, or have its hosts examined.
	 * @param origin who asks
	 * @param what what is asked, in words
	 * @throws com.deblox.dockermod.engine.EngineException {@code FORBIDDEN} if not
	 */
	public void checkAdministration(Origin origin, String what) {
	}

	/**
	 * Whether the caller may follow what happens in the cluster.
	 * @param origin who asks
	 * @throws com.deblox.dockermod.engine.EngineException {@code FORBIDDEN} if not
	 */
	public void checkEvents(Origin origin) {
	}

}
