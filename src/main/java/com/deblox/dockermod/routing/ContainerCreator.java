package com.deblox.dockermod.routing;

import java.util.List;

/**
 * Makes containers, one or many.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class ContainerCreator {

	public List<NodeAnswer> create(ContainerOrder order) {
		throw new UnsupportedOperationException();
	}

}
