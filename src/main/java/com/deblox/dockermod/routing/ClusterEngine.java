package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;

/**
 * The cluster, seen as one engine.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class ClusterEngine implements Engine {

	@Override
	public EngineResponse execute(EngineRequest request) {
		throw new UnsupportedOperationException();
	}

	public List<NodeAnswer> executeOnAll(EngineRequest request) {
		throw new UnsupportedOperationException();
	}

}
