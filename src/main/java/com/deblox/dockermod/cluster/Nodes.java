package com.deblox.dockermod.cluster;

import java.util.List;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * All nodes that are known, lost ones included.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Nodes {

	public NodeName self() {
		throw new UnsupportedOperationException();
	}

	public List<Node> all() {
		throw new UnsupportedOperationException();
	}

	public @Nullable Node find(NodeName name) {
		throw new UnsupportedOperationException();
	}

}
