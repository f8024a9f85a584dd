package com.deblox.dockermod.ownership;

import com.deblox.dockermod.engine.NodeName;

/**
 * Which node owns which container, as far as this node knows.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class ContainerIndex {

	public Load load(NodeName node) {
		throw new UnsupportedOperationException();
	}

}
