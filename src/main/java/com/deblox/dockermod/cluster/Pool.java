package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.NodeName;

/**
 * Which nodes take part.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Pool {

	public void register(NodeName name) {
		throw new UnsupportedOperationException();
	}

	public void unregister(NodeName name) {
		throw new UnsupportedOperationException();
	}

}
