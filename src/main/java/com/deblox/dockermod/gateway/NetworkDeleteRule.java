package com.deblox.dockermod.gateway;

import java.time.Duration;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.NodeAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code DELETE /networks/{id}}: by its name, on all nodes that have it. All are asked
 * first: while one of them has containers in it, none removes it.
 *
 * @param view the cluster
 */
record NetworkDeleteRule(ClusterView view) implements Rule {

	private static final Duration REMOVING = Duration.ofSeconds(15);

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.view.toAsked(request);
		if (ClusterView.namesNode(request)) {
			return this.view.cluster().execute(asked);
		}
		NetworkSearch.Known network = new NetworkSearch(this.view).find(request.path().segments().get(1), asked);
		EngineRequest named = request;
		if (network != null) {
			checkUnused(network.name(), request);
			named = request.withPath(NetworkSearch.network(network.name()).withVersion(request.path().version()));
		}
		return new EveryHolderRule(this.view, REMOVING).answer(named);
	}

	private void checkUnused(String name, EngineRequest request) {
		EngineRequest question = this.view.question(NetworkSearch.network(name), request);
		for (NodeAnswer answer : this.view.everywhere().answers(question)) {
			if (answer instanceof NodeAnswer.Answered answered && answered.status() == 200 && isUsed(answered)) {
				throw new EngineException(Situation.FORBIDDEN, answered.node(), "error while removing network: network "
						+ name + " has active endpoints (on " + answered.node() + ")");
			}
		}
	}

	private static boolean isUsed(NodeAnswer.Answered answer) {
		try {
			JsonNode containers = DaemonJson.read(answer.body()).path("Containers");
			return !containers.isEmpty();
		}
		catch (JacksonException ex) {
			throw EngineException.brokeOff(answer.node(), ex);
		}
	}

}
