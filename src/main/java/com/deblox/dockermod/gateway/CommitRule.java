package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;

/**
 * {@code POST /commit}: to the owner of the container that its query names.
 *
 * @param view the cluster
 */
record CommitRule(ClusterView view) implements Rule {

	private static final String CONTAINER = "container";

	@Override
	public EngineResponse answer(EngineRequest request) {
		String container = request.path().parameter(CONTAINER);
		if (container == null || container.isEmpty()) {
			return this.view.cluster().execute(request);
		}
		OwnerSearch.Owned owned = new OwnerSearch(this.view).find(container, request);
		DockerPath path = request.path().without(CONTAINER).with(CONTAINER, owned.id());
		return this.view.cluster().execute(request.withPath(path).withNode(owned.node()));
	}

}
