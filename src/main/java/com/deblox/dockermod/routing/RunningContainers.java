package com.deblox.dockermod.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
			if (answer instanceof NodeAnswer.Answered answered && answered.status() == 200) {
				try {
					running.put(answered.node(),
							JsonMapper.shared()
								.readTree(answered.body())
								.valueStream()
								.filter((container) -> !ComposeProject.replaces(order.spec(), container))
								.toList());
				}
				catch (JacksonException ex) {
					// then it has not answered
				}
			}
		}
		return running;
	}

}
