package com.deblox.dockermod.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

	private JsonNode merge(List<Everywhere.Part<JsonNode>> parts) {
		Map<NodeName, JsonNode> answered = new LinkedHashMap<>();
		parts.forEach((part) -> answered.put(part.node(), part.content()));
		ObjectNode info = (ObjectNode) answered.getOrDefault(this.self, parts.getFirst().content()).deepCopy();
		for (String field : SUMMED) {
			info.put(field, answered.values().stream().mapToLong((one) -> one.path(field).asLong(0)).sum());
		}
		info.put("Name", this.self.value());
		ArrayNode status = info.putArray("DriverStatus");
		ArrayNode warnings = (info.get("Warnings") instanceof ArrayNode array) ? array : info.putArray("Warnings");
		for (Node node : this.nodes.get()) {
			JsonNode answer = answered.get(node.name());
			String count = (answer != null) ? Long.toString(answer.path("Containers").asLong(0)) : "unknown";
			status.addArray()
				.add(node.name().value())
				.add(state(node) + ", " + node.address() + ", " + count + " containers");
			if (node.state() != NodeState.UP) {
				warnings.add("WARNING: " + node.name() + " is " + state(node) + " since " + node.since());
			}
			else if (answer == null && node.registered()) {
				warnings.add("WARNING: " + node.name() + " did not answer, and is not in these sums");
			}
			if (node.name().equals(this.self) && node.engine() != null) {
				info.put("ID", node.engine().id());
			}
		}
		info.putObject("Swarm")
			.put("NodeID", "")
			.put("NodeAddr", "")
			.put("LocalNodeState", "inactive")
			.put("ControlAvailable", false)
			.put("Error", "")
			.putNull("RemoteManagers");
		return info;
	}

	private static String state(Node node) {
		return node.state().word() + (node.registered() ? "" : ", unregistered")
				+ (node.draining() ? ", draining" : "");
	}

}
