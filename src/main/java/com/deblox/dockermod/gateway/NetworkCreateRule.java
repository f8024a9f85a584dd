package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;
import com.deblox.dockermod.routing.TestcontainersLabel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /networks/create}: on all registered nodes, or on none. The first node by
 * name is asked before the others: of two callers at once one is refused there.
 *
 * @param view the cluster
 */
record NetworkCreateRule(ClusterView view) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.view.toAsked(request);
		if (ClusterView.namesNode(request) || isForOneNode(request)) {
			return this.view.cluster().execute(asked);
		}
		List<NodeName> nodes = this.view.up();
		List<NodeAnswer> answers = new ArrayList<>(this.view.ask(nodes.subList(0, 1), asked));
		if (!answers.getFirst().isError()) {
			answers.addAll(this.view.ask(nodes.subList(1, nodes.size()), asked));
		}
		NodeAnswer error = answers.stream().filter(NodeAnswer::isError).findFirst().orElse(null);
		if (error != null) {
			answers.forEach((made) -> undo(made, asked));
			return refusal(error);
		}
		return answer(answers, asked.node());
	}

	private static boolean isForOneNode(EngineRequest request) {
		JsonNode spec = DaemonJson.readBody(request);
		// that it is no JSON a daemon says in its own words
		return spec == null || TestcontainersLabel.isOn(spec);
	}

	private void undo(NodeAnswer answer, EngineRequest request) {
		if (answer instanceof NodeAnswer.Answered made && !made.isError()) {
			DockerPath network = DockerPath.of("networks", DaemonJson.read(made.body()).path("Id").asString(""));
			this.view.ask(List.of(made.node()), this.view.command("DELETE", network, request));
		}
	}

	private static EngineResponse refusal(NodeAnswer error) {
		return switch (error) {
			case NodeAnswer.Answered refused -> DockerError.response(refused.node(), refused.status(),
					DaemonMessage.of(refused) + " (on " + refused.node() + ")");
			case NodeAnswer.Failed failed -> throw new EngineException(failed.failure().situation(), failed.node(),
					failed.failure().getMessage() + ". The network was removed again from the other nodes",
					failed.failure());
		};
	}

	private EngineResponse answer(List<NodeAnswer> answers, @Nullable NodeName asked) {
		List<NodeAnswer.Answered> made = answers.stream()
			.filter(NodeAnswer.Answered.class::isInstance)
			.map(NodeAnswer.Answered.class::cast)
			.toList();
		NodeAnswer.Answered own = made.stream()
			.filter((answer) -> answer.node().equals(asked))
			.findFirst()
			.orElse(made.getFirst());
		return Everywhere.naming(EngineResponse.of(own.node(), own.status(), own.headers(), own.body()),
				this.view.skipped());
	}

}
