package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.ownership.ContainerIndex;

/**
 * The way from a reference to a node, for measurements.
 */
public final class LookedUp {

	private final Resolver resolver;

	private final EngineRequest request;

	/**
	 * Look up in an index.
	 * @param nodes the nodes
	 * @param index the index
	 */
	// what the index has is never asked for
	@SuppressWarnings("NullAway")
	public LookedUp(Nodes nodes, ContainerIndex index) {
		this.resolver = new Resolver(nodes, index, null);
		this.request = EngineRequest.of("GET", DockerPath.of("containers", "json"), Origin.ofNode(),
				Deadline.whileWanted());
	}

	/**
	 * Find a container's node.
	 * @param reference what it is called
	 * @return its node
	 * @throws IllegalStateException if the index does not know
	 */
	public NodeName node(String reference) {
		Located located = this.resolver.look(reference, this.request);
		if (located == null) {
			throw new IllegalStateException("The index does not have " + reference);
		}
		return located.node();
	}

}
