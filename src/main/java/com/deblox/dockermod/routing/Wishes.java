package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a spec wishes of its container's place, by classic Swarm's convention: variables
 * {@code constraint:…} and {@code affinity:…}, or labels that hold arrays of the same.
 *
 * @param constraints what its node must be
 * @param affinities what its node must have
 */
record Wishes(List<Expression> constraints, List<Expression> affinities) {

	private static final String LABEL = "com.docker.swarm.";

	/**
	 * Read them.
	 * @param spec the spec
	 * @return its wishes, labels first
	 * @throws EngineException if one cannot be read
	 */
	static Wishes of(JsonNode spec) {
		return new Wishes(parse("constraint", texts(spec, Kind.CONSTRAINTS)),
				parse("affinity", texts(spec, Kind.AFFINITIES)));
	}

	/**
	 * Take the variables out of the environment, and keep them as labels.
	 * @param spec the spec, which is changed
	 */
	static void moveToLabels(ObjectNode spec) {
		if (!(spec.get("Env") instanceof ArrayNode env)) {
			return;
		}
		for (Kind kind : Kind.values()) {
			if (!variables(env, kind).isEmpty()) {
				ArrayNode all = JsonMapper.shared().createArrayNode();
				texts(spec, kind).forEach(all::add);
				spec.withObject("/Labels").put(kind.label, all.toString());
			}
		}
		for (int i = env.size() - 1; i >= 0; i--) {
			String variable = env.get(i).asString("");
			if (variable.startsWith(Kind.CONSTRAINTS.prefix) || variable.startsWith(Kind.AFFINITIES.prefix)) {
				env.remove(i);
			}
		}
	}

	private static List<Expression> parse(String kind, List<String> texts) {
		return texts.stream().map((text) -> Expression.parse(kind, text)).toList();
	}

	private static List<String> texts(JsonNode spec, Kind kind) {
		List<String> texts = new ArrayList<>(labelled(spec, kind));
		texts.addAll(variables(spec.path("Env"), kind));
		return texts;
	}

	private static List<String> variables(JsonNode env, Kind kind) {
		List<String> texts = new ArrayList<>();
		for (JsonNode variable : env) {
			String text = variable.asString("");
			if (text.startsWith(kind.prefix)) {
				texts.add(text.substring(kind.prefix.length()));
			}
		}
		return texts;
	}

	private static List<String> labelled(JsonNode spec, Kind kind) {
		String label = spec.path("Labels").path(kind.label).asString("");
		if (label.isEmpty()) {
			return List.of();
		}
		try {
			if (JsonMapper.shared().readTree(label) instanceof ArrayNode array
					&& array.valueStream().allMatch(JsonNode::isString)) {
				return array.valueStream().map(JsonNode::asString).toList();
			}
		}
		catch (JacksonException ex) {
			// said below
		}
		throw new EngineException(Situation.BAD_REQUEST, null, "The label " + kind.label
				+ " cannot be read: allowed is a JSON array of texts, as in [\"" + kind.example + "\"]");
	}

	private enum Kind {

		CONSTRAINTS("constraint:", LABEL + "constraints", "zone==a"),

		AFFINITIES("affinity:", LABEL + "affinities", "container!=web*");

		private final String prefix;

		private final String label;

		private final String example;

		Kind(String prefix, String label, String example) {
			this.prefix = prefix;
			this.label = label;
			this.example = example;
		}

	}

}
