package com.deblox.dockermod.gateway;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /info}: the nodes summed; each is a pair in {@code DriverStatus}, which the
 * docker command prints.
 */
final class InfoRule implements Rule {

	private static final List<String> SUMMED = List.of("Containers", "ContainersRunning", "ContainersPaused",
			"ContainersStopped", "Images", "NCPU", "MemTotal");

	private final Everywhere everywhere;

	private final NodeName self;

	private final Supplier<List<Node>> nodes;

	InfoRule(Everywhere everywhere, NodeName self, Supplier<List<Node>> nodes) {
		this.everywhere = everywhere;
		this.self = self;
		this.nodes = nodes;
	}

	@Override
	public EngineResponse answer(EngineRequest request) {
		return this.everywhere.ask(request, this::merge);
	}

	private JsonNode merge(List<Everywhere.Part> parts) {
		Everywhere.Part own = parts.stream()
			.filter((part) -> part.node().equals(this.self))
			.findFirst()
			.orElse(parts.getFirst());
		ObjectNode info = (ObjectNode) own.json().deepCopy();
		for (String field : SUMMED) {
			info.put(field, parts.stream().mapToLong((part) -> part.json().path(field).asLong(0)).sum());
		}
		info.put("Name", this.self.value());
		ArrayNode status = info.putArray("DriverStatus");
		ArrayNode warnings = info.withArray("Warnings");
		for (Node node : this.nodes.get()) {
			long containers = parts.stream()
				.filter((part) -> part.node().equals(node.name()))
				.mapToLong((part) -> part.json().path("Containers").asLong(0))
				.sum();
			String state = node.state().name().toLowerCase(Locale.ROOT).replace('_', '-')
					+ (node.registered() ? "" : ", unregistered");
			status.addArray()
				.add(node.name().value())
				.add(state + ", " + node.address() + ", " + containers + " containers");
			if (node.state() != NodeState.UP) {
				warnings.add("WARNING: " + node.name() + " is " + state + " since " + node.since());
			}
		}
		return info;
	}

}
