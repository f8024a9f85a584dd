package com.deblox.dockermod.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /containers/json}: all nodes' containers, the newest first. Where two share
 * a name, the node stands before it.
 */
final class ContainerListRule implements Rule {

	/** As many containers are looked up to tell which of them are the last. */
	private static final int LOOKED_UP = 32;

	private final Engine cluster;

	private final Everywhere everywhere;

	private final NodeDirectory nodes;

	ContainerListRule(Engine cluster, Everywhere everywhere, NodeDirectory nodes) {
		this.cluster = cluster;
		this.everywhere = everywhere;
		this.nodes = nodes;
	}

	@Override
	public EngineResponse answer(EngineRequest request) {
		int limit = limit(request.path().parameter("limit"));
		AgeFilter ages = AgeFilter.of(request, this.cluster);
		return this.everywhere.ask(ages.strip(request, limit), (parts) -> merge(parts, ages, limit));
	}

	private static int limit(@Nullable String text) {
		try {
			int limit = (text != null) ? Integer.parseInt(text) : 0;
			return (limit > 0) ? limit : Integer.MAX_VALUE;
		}
		catch (NumberFormatException ex) {
			// the daemons refuse it
			return Integer.MAX_VALUE;
		}
	}

	private JsonNode merge(List<Everywhere.Part> parts, AgeFilter ages, int limit) {
		List<Row> rows = new ArrayList<>();
		for (Everywhere.Part part : parts) {
			for (JsonNode item : part.json()) {
				if (item instanceof ObjectNode container && ages.accepts(container)) {
					rows.add(new Row(part.node(), container));
				}
			}
		}
		rows.sort(Comparator.comparingLong(Row::created).reversed());
		if (limit < rows.size()) {
			sortExactly(rows, rows.get(limit - 1).created(), ages);
		}
		List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
		Map<String, Integer> uses = new HashMap<>();
		shown.forEach((row) -> row.container()
			.path("Names")
			.forEach((name) -> uses.merge(name.asString(""), 1, Integer::sum)));
		ArrayNode merged = JsonNodeFactory.instance.arrayNode();
		for (Row row : shown) {
			tell(row.container(), row.node(), uses);
			merged.add(row.container());
		}
		return merged;
	}

	/** The last one of several nodes is not known by the second alone. */
	private static void sortExactly(List<Row> rows, long oldest, AgeFilter ages) {
		List<Row> candidates = rows.stream().takeWhile((row) -> row.created() >= oldest).toList();
		if (candidates.size() > LOOKED_UP || candidates.stream().map(Row::node).distinct().count() < 2) {
			return;
		}
		Map<Row, Instant> made = new HashMap<>();
		try {
			candidates.forEach((row) -> made.put(row, ages.created(row.container().path("Id").asString(""))));
		}
		catch (EngineException ex) {
			// one has gone meanwhile: the second has to do
			return;
		}
		rows.subList(0, candidates.size()).sort(Comparator.comparing(made::get, Comparator.reverseOrder()));
	}

	private void tell(ObjectNode container, NodeName node, Map<String, Integer> uses) {
		if (container.get("Names") instanceof ArrayNode names) {
			for (int i = 0; i < names.size(); i++) {
				String name = names.get(i).asString("");
				if (uses.getOrDefault(name, 0) > 1) {
					names.set(i, "/" + node + name);
				}
			}
		}
		this.nodes.showPorts(container.path("Ports"), node);
		container.putArray("Nodes").add(node.value());
	}

	/**
	 * One container.
	 *
	 * @param node who has it
	 * @param container what its daemon says of it
	 */
	private record Row(NodeName node, ObjectNode container) {

		long created() {
			return this.container.path("Created").asLong(0);
		}

	}

}
