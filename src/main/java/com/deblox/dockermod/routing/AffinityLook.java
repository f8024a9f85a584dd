package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks nodes for what an affinity is about: containers, images, or labels of containers.
 *
 * @param fanOut asks them
 * @param deadlines gives the time for that
 */
record AffinityLook(FanOut fanOut, OperationDeadlines deadlines) {

	private static final String CONTAINER = "container";

	private static final String IMAGE = "image";

	/**
	 * Ask.
	 * @param affinity the affinity, soft or not
	 * @param nodes who is asked
	 * @param origin on whose behalf
	 * @return of each node that has answered, whether it is as wished
	 */
	Map<NodeName, Boolean> ask(Expression affinity, List<NodeName> nodes, Origin origin) {
		Map<NodeName, Boolean> met = new HashMap<>();
		EngineRequest question = EngineRequest.of("GET", path(affinity), origin, this.deadlines.quick());
		for (NodeAnswer answer : this.fanOut.askNames(nodes, question)) {
			if (answer instanceof NodeAnswer.Answered answered && answered.status() == 404 && isOne(affinity)) {
				met.put(answered.node(), affinity.isNegated());
			}
			else if (answer instanceof NodeAnswer.Answered answered && answered.status() == 200) {
				met.put(answered.node(), isOne(affinity) ? !affinity.isNegated() : isMet(affinity, answered.body()));
			}
		}
		return met;
	}

	/** Whether the daemon can be asked for the very thing. */
	private static boolean isOne(Expression affinity) {
		boolean named = affinity.key().equals(CONTAINER) || affinity.key().equals(IMAGE);
		// what begins so is no name, and no part of a path
		return named && affinity.isExact() && !affinity.value().startsWith(".");
	}

	private static DockerPath path(Expression affinity) {
		if (isOne(affinity)) {
			return DockerPath.of(affinity.key() + "s", affinity.value(), "json");
		}
		DockerPath containers = DockerPath.of("containers", "json").with("all", "1");
		return switch (affinity.key()) {
			case CONTAINER -> containers;
			case IMAGE -> DockerPath.of("images", "json");
			default -> {
				ObjectNode filters = JsonNodeFactory.instance.objectNode();
				filters.putArray("label").add(affinity.key());
				yield containers.with("filters", filters);
			}
		};
	}

	private static boolean isMet(Expression affinity, byte[] list) {
		List<String> values = new ArrayList<>();
		try {
			for (JsonNode item : JsonMapper.shared().readTree(list)) {
				switch (affinity.key()) {
					case CONTAINER -> {
						values.add(item.path("Id").asString(""));
						item.path("Names").forEach((name) -> values.add(name.asString("").replaceFirst("^/", "")));
					}
					case IMAGE -> {
						values.add(item.path("Id").asString(""));
						item.path("RepoTags").forEach((tag) -> {
							values.add(tag.asString(""));
							values.add(ImageReference.parse(tag.asString("")).name());
						});
					}
					default -> values.add(item.path("Labels").path(affinity.key()).asString(""));
				}
			}
		}
		catch (JacksonException ex) {
			return false;
		}
		return affinity.allows(values);
	}

}
