package com.deblox.dockermod.routing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows on which node an exec runs: remembers those that were made through this node, and
 * asks all nodes for the others.
 */
final class ExecLocator {

	private static final int REMEMBERED = 10_000;

	private static final int ANSWER_LIMIT = 64 * 1024;

	private final Nodes nodes;

	private final FanOut fanOut;

	private final OperationDeadlines deadlines;

	private final JsonMapper json;

	private final Map<String, NodeName> made = Collections.synchronizedMap(new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, NodeName> eldest) {
			return size() > REMEMBERED;
		}

	});

	ExecLocator(Nodes nodes, FanOut fanOut, OperationDeadlines deadlines, JsonMapper json) {
		this.nodes = nodes;
		this.fanOut = fanOut;
		this.deadlines = deadlines;
		this.json = json;
	}

	/**
	 * Where an exec is.
	 * @param request a request on it
	 * @return its node
	 * @throws EngineException if no node has it, or one that may have it could not be
	 * asked
	 */
	NodeName locate(EngineRequest request) {
		String id = request.path().segments().get(1);
		NodeName known = this.made.get(id);
		return (known != null && this.nodes.find(known) != null) ? known : ask(id, request);
	}

	private NodeName ask(String id, EngineRequest request) {
		List<NodeAnswer> answers = this.fanOut.ask(this.nodes.all(),
				EngineRequest.of("GET", DockerPath.of("exec", id, "json"), request.origin(), this.deadlines.quick()));
		for (NodeAnswer answer : answers) {
			if (answer instanceof NodeAnswer.Answered(NodeName node, int status, var headers, byte[] body)
					&& status == 200) {
				this.made.put(id, node);
				return node;
			}
		}
		String unasked = answers.stream()
			.filter(NodeAnswer.Failed.class::isInstance)
			.map((answer) -> ((NodeAnswer.Failed) answer).failure().getMessage())
			.collect(Collectors.joining("; "));
		if (!unasked.isEmpty()) {
			throw new EngineException(Situation.NOT_ALL_ASKED, null,
					"No such exec instance on the nodes that answered: " + id + ". Not asked, and may have it: "
							+ unasked);
		}
		throw new EngineException(Situation.NOT_FOUND, null, "No such exec instance: " + id);
	}

	/**
	 * Remember an exec that was made just now.
	 * @param response the answer to {@code POST /containers/{id}/exec}
	 * @return the same answer
	 */
	EngineResponse remember(EngineResponse response) {
		if (response.status() != 201) {
			return response;
		}
		byte[] body;
		try (response) {
			body = response.readBody(ANSWER_LIMIT);
		}
		try {
			this.made.put(this.json.readTree(body).path("Id").asString(""), response.node());
		}
		catch (JacksonException ex) {
			throw EngineException.brokeOff(response.node(), ex);
		}
		return EngineResponse.of(response.node(), response.status(), response.headers(), body);
	}

}
