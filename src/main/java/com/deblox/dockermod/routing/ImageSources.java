package com.deblox.dockermod.routing;

import java.util.Comparator;
import java.util.List;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.NodeName;

/**
 * Where the images of orders come from: the nodes that have them, and registries.
 *
 * @param nodes knows the nodes
 * @param fanOut asks them
 * @param deadlines gives the time for that
 * @param pulls reads what they say of a pull
 * @param copies copies from one to another
 */
record ImageSources(Nodes nodes, FanOut fanOut, OperationDeadlines deadlines, PullAnswer pulls, ImageCopies copies) {

	/**
	 * Who can be asked for an image: this node first, then by name; in the pool or not.
	 */
	List<NodeName> up() {
		return this.nodes.all()
			.stream()
			.filter((node) -> node.state() == NodeState.UP)
			.map(Node::name)
			.sorted(Comparator.comparing((name) -> !name.equals(this.nodes.self())))
			.toList();
	}

}
