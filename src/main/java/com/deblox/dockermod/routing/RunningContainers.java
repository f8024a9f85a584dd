package com.deblox.dockermod.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.JsonNode;

/**
 * Asks daemons which containers are running now, in the way of an order: those that its
 * own take the place of do not count.
 *
 * @param fanOut asks them
 * @param deadlines gives the time for that
 */
record RunningContainers(FanOut fanOut, OperationDeadlines deadlines) {

	/**
	 * Ask.
	 * @param nodes who is asked
	 * @param order what is to be made
	 * @return of each node that has answered, its containers as a list shows them
	 */
	Map<NodeName, List<JsonNode>> of(List<Node> nodes, ContainerOrder order) {
		EngineRequest question = EngineRequest.of("GET", DockerPath.of("containers", "json"), order.origin(),
				this.deadlines.quick());
		Map<NodeName, List<JsonNode>> running = new HashMap<>();
		for (NodeAnswer answer : this.fanOut.ask(nodes, question)) {
			NodeName node = answer.node();
			JsonNode containers = answer.shown();
			if (node != null && containers != null) {
				running.put(node,
						containers.valueStream()
							.filter((container) -> !ComposeProject.replaces(order.spec(), container))
							.toList());
			}
		}
		return running;
	}

}
