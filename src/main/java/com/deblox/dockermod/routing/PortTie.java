package com.deblox.dockermod.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A container that fixes a port of its host goes where no running container has that
 * port. The nodes are asked only where there is one.
 *
 * @param nodes knows the nodes
 * @param fanOut asks them
 * @param deadlines gives the time for that
 */
record PortTie(Nodes nodes, FanOut fanOut, OperationDeadlines deadlines) implements PlacementTie {

	@Override
	public PlacementFilter read(ContainerOrder order) {
		Set<HostPort> wanted = HostPort.fixed(order.spec());
		if (wanted.isEmpty()) {
			return (node, same) -> null;
		}
		Map<NodeName, JsonNode> running = running(order);
		return (node, same) -> {
			JsonNode containers = running.get(node.name());
			return (containers != null) ? taken(wanted, containers, order.spec())
					: "whether port " + wanted.iterator().next() + " is taken is not known: it did not answer";
		};
	}

	private Map<NodeName, JsonNode> running(ContainerOrder order) {
		EngineRequest question = EngineRequest.of("GET", DockerPath.of("containers", "json"), order.origin(),
				this.deadlines.quick());
		List<Node> asked = this.nodes.all()
			.stream()
			.filter((node) -> node.state() == NodeState.UP)
			.filter((node) -> order.node() == null || order.node().equals(node.name()))
			.toList();
		Map<NodeName, JsonNode> running = new HashMap<>();
		for (NodeAnswer answer : this.fanOut.ask(asked, question)) {
			if (answer instanceof NodeAnswer.Answered answered && answered.status() == 200) {
				try {
					running.put(answered.node(), JsonMapper.shared().readTree(answered.body()));
				}
				catch (JacksonException ex) {
					// then it has not answered
				}
			}
		}
		return running;
	}

	private static @Nullable String taken(Set<HostPort> wanted, JsonNode containers, JsonNode spec) {
		for (JsonNode container : containers) {
			if (!ComposeProject.replaces(spec, container)) {
				String taken = taken(wanted, container);
				if (taken != null) {
					return taken;
				}
			}
		}
		return null;
	}

	private static @Nullable String taken(Set<HostPort> wanted, JsonNode container) {
		for (JsonNode published : container.path("Ports")) {
			HostPort port = new HostPort(published.path("IP").asString(""), published.path("PublicPort").asInt(0),
					published.path("Type").asString("tcp"));
			for (HostPort want : wanted) {
				if (want.isAgainst(port)) {
					return "port " + want + " is taken by " + name(container);
				}
			}
		}
		return null;
	}

	private static String name(JsonNode container) {
		String name = container.path("Names").path(0).asString("");
		return name.isEmpty() ? container.path("Id").asString("") : name.replaceFirst("^/", "");
	}

}
