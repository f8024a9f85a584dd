package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;

/**
 * To the node that was asked, or the one that {@code ?node=} names.
 *
 * @param view the cluster
 */
record AskedRule(ClusterView view) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		return this.view.cluster().execute(this.view.toAsked(request));
	}

}
