package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.routing.DaemonMessage;
import com.deblox.dockermod.routing.NodeAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks all registered nodes the same, and makes one answer of theirs. What is missing is
 * named in the header {@value #INCOMPLETE}.
 */
final class Everywhere {

	/** The header that names the nodes whose part is missing, and why. */
	static final String INCOMPLETE = "X-DockerMod-Incomplete";

	private static final int LONGEST = 2000;

	/** Numbers stay as the daemons sent them. */
	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final Function<EngineRequest, List<NodeAnswer>> all;

	/**
	 * Make it.
	 * @param all asks all registered nodes
	 */
	Everywhere(Function<EngineRequest, List<NodeAnswer>> all) {
		this.all = all;
	}

	/**
	 * Ask all, and merge.
	 * @param request what is asked
	 * @param merge makes one of what they say; there is at least one
	 * @return the answer; a daemon's refusal of the request itself is passed on
	 * @throws EngineException if no node answered
	 */
	EngineResponse ask(EngineRequest request, Function<List<Part>, JsonNode> merge) {
		List<Part> parts = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		EngineException failure = null;
		NodeAnswer.Answered error = null;
		for (NodeAnswer answer : this.all.apply(request)) {
			switch (answer) {
				case NodeAnswer.Failed failed -> {
					failure = failed.failure();
					missing.add(failed.node() + ": " + failure.getMessage());
				}
				case NodeAnswer.Answered refused when refused.isError() -> {
					error = refused;
					missing.add(refused.node() + ": " + DaemonMessage.of(refused));
				}
				case NodeAnswer.Answered answered -> parts.add(read(answered));
			}
		}
		if (error != null && (parts.isEmpty() || error.status() < 500)) {
			return EngineResponse.of(error.node(), error.status(), error.headers(), error.body());
		}
		if (parts.isEmpty()) {
			throw (failure != null) ? failure : new EngineException(Situation.NO_NODE, null, "No node is registered");
		}
		return answer(parts.getFirst(), merge.apply(parts), missing);
	}

	private static Part read(NodeAnswer.Answered answer) {
		try {
			return new Part(answer.node(), answer.headers(), JSON.readTree(answer.body()));
		}
		catch (JacksonException ex) {
			throw EngineException.brokeOff(answer.node(), ex);
		}
	}

	private static EngineResponse answer(Part first, JsonNode merged, List<String> missing) {
		Map<String, List<String>> headers = new LinkedHashMap<>(first.headers());
		headers.keySet().removeIf((name) -> name.equalsIgnoreCase("Content-Length"));
		if (!missing.isEmpty()) {
			String text = String.join("; ", missing).replaceAll("[^\\x20-\\x7e]", " ");
			headers.put(INCOMPLETE, List.of(text.substring(0, Math.min(text.length(), LONGEST))));
		}
		return EngineResponse.of(first.node(), 200, headers, JSON.writeValueAsBytes(merged));
	}

	/**
	 * One node's answer.
	 *
	 * @param node the node
	 * @param headers its daemon's headers
	 * @param json what its daemon said; the merger's own, to be changed
	 */
	record Part(NodeName node, Map<String, List<String>> headers, JsonNode json) {
	}

}
