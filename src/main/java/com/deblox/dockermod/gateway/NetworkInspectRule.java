package com.deblox.dockermod.gateway;

import java.util.Map;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.routing.NodeAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /networks/{id}}: as a node that has it says, the asked one first, with the
 * containers of all nodes.
 *
 * @param view the cluster
 * @param holder finds a node that has it
 */
record NetworkInspectRule(ClusterView view, Rule holder) implements Rule {

	private static final String CONTAINERS = "Containers";

	private static final int LIMIT = 64 * 1024 * 1024;

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineResponse answer = this.holder.answer(request);
		if (answer.status() != 200 || ClusterView.namesNode(request) || request.method().equals("HEAD")) {
			return answer;
		}
		return DaemonJson.change(answer, LIMIT, (network) -> unite(network, answer, request));
	}

	private void unite(ObjectNode network, EngineResponse first, EngineRequest request) {
		String name = network.path("Name").asString("");
		EngineRequest question = this.view.question(NetworkSearch.network(name), request);
		for (NodeAnswer answer : this.view.everywhere().answers(question)) {
			if (answer instanceof NodeAnswer.Answered other && other.status() == 200
					&& !other.node().equals(first.node())) {
				JsonNode containers = DaemonJson.read(other.body()).path(CONTAINERS);
				for (Map.Entry<String, JsonNode> container : containers.properties()) {
					network.withObject(CONTAINERS).set(container.getKey(), container.getValue());
				}
			}
		}
	}

}
