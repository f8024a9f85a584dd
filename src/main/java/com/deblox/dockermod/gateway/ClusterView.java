package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.NodeAnswer;

/**
 * What a rule sees of the cluster.
 *
 * @param cluster the cluster, as one engine
 * @param everywhere asks all registered nodes
 * @param some asks some nodes at once
 * @param self this node
 * @param nodes gives all known nodes
 * @param quick gives the deadline of a short question
 */
record ClusterView(Engine cluster, Everywhere everywhere,
		BiFunction<List<NodeName>, EngineRequest, List<NodeAnswer>> some, NodeName self, Supplier<List<Node>> nodes,
		Supplier<Deadline> quick) {

	private static final String NODE = "node";

	/** Whether the caller names a node, with {@code ?node=}. */
	static boolean namesNode(EngineRequest request) {
		return request.path().parameter(NODE) != null;
	}

	/**
	 * The request for the node that it names, or else for this one.
	 * @param request what came
	 * @return it, meant for a node, without the parameter that daemons do not know
	 * @throws EngineException if there is no such node
	 */
	EngineRequest toAsked(EngineRequest request) {
		String name = request.path().parameter(NODE);
		if (name == null) {
			return (request.node() != null) ? request : request.withNode(this.self);
		}
		if (!NodeName.isValid(name)) {
			throw new EngineException(Situation.NOT_FOUND, null, "No such node: " + name);
		}
		return request.withPath(request.path().without(NODE)).withNode(new NodeName(name));
	}

	/**
	 * The registered nodes that can be asked now.
	 * @return their names
	 * @throws EngineException if there is none
	 */
	List<NodeName> up() {
		List<NodeName> up = registered().stream()
			.filter((node) -> node.state() == NodeState.UP)
			.map(Node::name)
			.toList();
		if (up.isEmpty()) {
			throw new EngineException(Situation.NO_NODE, null,
					"No registered node is up: register one with the action 'register', or see 'list-nodes'");
		}
		return up;
	}

	/**
	 * The registered nodes that cannot be asked now.
	 * @return each with the reason
	 */
	List<String> skipped() {
		List<String> skipped = new ArrayList<>();
		for (Node node : registered()) {
			if (node.isLost()) {
				skipped.add(node.name() + ": lost since " + node.since());
			}
			else if (node.state() != NodeState.UP) {
				skipped.add(node.name() + ": its Docker engine is down since " + node.since());
			}
		}
		return skipped;
	}

	private List<Node> registered() {
		return this.nodes.get().stream().filter(Node::registered).toList();
	}

	/**
	 * A short question, on behalf of a request.
	 * @param path what is asked
	 * @param request on whose behalf
	 * @return the question
	 */
	EngineRequest question(DockerPath path, EngineRequest request) {
		return command("GET", path, request);
	}

	/** A short request of our own, on behalf of another. */
	EngineRequest command(String method, DockerPath path, EngineRequest request) {
		return EngineRequest.of(method, path.withVersion(request.path().version()), request.origin(), this.quick.get());
	}

	/**
	 * Ask some nodes at once.
	 * @param nodes the nodes
	 * @param request what is asked of each
	 * @return their answers, in the order of the nodes
	 */
	List<NodeAnswer> ask(List<NodeName> nodes, EngineRequest request) {
		return this.some.apply(nodes, request);
	}

}
