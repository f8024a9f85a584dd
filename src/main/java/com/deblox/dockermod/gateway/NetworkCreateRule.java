package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code POST /networks/create}: on all registered nodes, or on none. The first node by
 * name is asked before the others: of two callers at once one is refused there.
 *
 * @param view the cluster
 */
record NetworkCreateRule(ClusterView view) implements Rule {

	/** Testcontainers dials the host that it talks to. */
	private static final String TESTCONTAINERS = "org.testcontainers";

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
		byte[] body = request.body();
		try {
			JsonNode labels = DaemonJson.read((body != null) ? body : new byte[0]).path("Labels");
			return labels.path(TESTCONTAINERS).asString("").equals("true");
		}
		catch (JacksonException ex) {
			// a daemon says so in its own words
			return true;
		}
	}

	private void undo(NodeAnswer answer, EngineRequest request) {
		if (answer instanceof NodeAnswer.Answered made && !made.isError()) {
			DockerPath network = DockerPath.of("networks", DaemonJson.read(made.body()).path("Id").asString(""));
			this.view.ask(List.of(made.node()), this.view.command("DELETE", network, request));
		}
	}

	private static EngineResponse refusal(NodeAnswer error) {
		return switch (error) {
			case NodeAnswer.Answered refused ->
				EngineResponse.of(refused.node(), refused.status(), Map.of("Content-Type", List.of("application/json")),
						DaemonJson.write(JsonNodeFactory.instance.objectNode()
							.put("message", DaemonMessage.of(refused) + " (on " + refused.node() + ")")));
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
		Map<String, List<String>> headers = new LinkedHashMap<>(own.headers());
		Everywhere.name(this.view.skipped(), headers);
		return EngineResponse.of(own.node(), own.status(), headers, own.body());
	}

}
