package com.deblox.dockermod.gateway;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of each node as one: arrays are joined, numbers summed, whatever their names.
 * So is every prune, and {@code GET /system/df}.
 *
 * @param everywhere asks the nodes
 * @param time what the daemons are given
 * @param namesNodes whether each item of an array is told its {@code Nodes}
 */
record JoinedRule(Everywhere everywhere, Duration time, boolean namesNodes) implements Rule {

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest timed = request.withDeadline(Deadline.in(this.time));
		return request.isRead() ? this.everywhere.ask(timed, this::merge) : this.everywhere.change(timed, this::merge);
	}

	private JsonNode merge(List<Everywhere.Part<JsonNode>> parts) {
		ObjectNode joined = JsonNodeFactory.instance.objectNode();
		for (Everywhere.Part<JsonNode> part : parts) {
			if (part.content() instanceof ObjectNode object) {
				join(joined, object, part.node());
			}
		}
		return joined;
	}

	private void join(ObjectNode joined, ObjectNode other, NodeName node) {
		for (Map.Entry<String, JsonNode> field : other.properties()) {
			JsonNode first = joined.path(field.getKey());
			JsonNode next = field.getValue();
			if (next instanceof ArrayNode items) {
				addAll((first instanceof ArrayNode array) ? array : joined.putArray(field.getKey()), items, node);
			}
			else if (next instanceof ObjectNode object) {
				join((first instanceof ObjectNode known) ? known : joined.putObject(field.getKey()), object, node);
			}
			else if (first.isNumber() && next.isNumber()) {
				joined.set(field.getKey(), sum(first, next));
			}
			else if (first.isMissingNode() || first.isNull()) {
				joined.set(field.getKey(), next);
			}
		}
	}

	private static JsonNode sum(JsonNode first, JsonNode next) {
		if (first.isIntegralNumber() && next.isIntegralNumber()) {
			return JsonNodeFactory.instance.numberNode(first.bigIntegerValue().add(next.bigIntegerValue()));
		}
		BigDecimal sum = first.decimalValue().add(next.decimalValue());
		return JsonNodeFactory.instance.numberNode(sum);
	}

	/** What is a word and not a thing is there once: a network that all nodes had. */
	private void addAll(ArrayNode joined, ArrayNode items, NodeName node) {
		Set<String> words = new HashSet<>();
		joined.forEach((item) -> words.add(item.isString() ? item.stringValue() : ""));
		for (JsonNode item : items) {
			if (this.namesNodes && item instanceof ObjectNode object) {
				object.putArray("Nodes").add(node.value());
			}
			if (!item.isString() || words.add(item.stringValue())) {
				joined.add(item);
			}
		}
	}

}
