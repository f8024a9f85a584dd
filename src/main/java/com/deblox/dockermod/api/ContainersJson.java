package com.deblox.dockermod.api;

import java.time.Instant;
import java.util.Collection;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.ownership.ContainerEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of containers as callers see it, and how old it may be.
 */
final class ContainersJson {

	private ContainersJson() {
	}

	static ObjectNode of(ContainerPage page, int offset, int limit, Collection<Node> nodes, Instant now) {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode containers = answer.putArray("containers");
		page.containers().forEach((container) -> describe(container, containers.addObject()));
		answer.put("total", page.total()).put("offset", offset).put("limit", limit);
		answer.put("complete", nodes.stream().allMatch(Node::isTracked));
		ArrayNode list = answer.putArray("nodes");
		nodes.forEach((node) -> describe(node, now, page.counts().getOrDefault(node.name(), 0), list.addObject()));
		return answer;
	}

	private static void describe(ContainerEntry container, ObjectNode out) {
		out.put("containerId", container.id());
		out.put("dockerInstance", container.node().value());
		out.put("name", container.names().isEmpty() ? "" : container.names().getFirst());
		ArrayNode names = out.putArray("names");
		container.names().forEach(names::add);
		out.put("image", container.image());
		out.put("state", container.state());
		ObjectNode labels = out.putObject("labels");
		container.labels().forEach(labels::put);
		out.put("created", container.created());
	}

	private static void describe(Node node, Instant now, int count, ObjectNode out) {
		out.put("dockerInstance", node.name().value());
		out.put("state", node.state().word());
		Instant asOf = node.trackedAsOf(now);
		if (asOf != null) {
			out.put("asOf", asOf.toString());
		}
		out.put("count", count);
		String error = error(node);
		if (error != null) {
			out.put("error", error);
		}
	}

	private static @Nullable String error(Node node) {
		if (node.isTracked()) {
			return null;
		}
		return switch (node.state()) {
			case LOST -> node.name() + " is lost since " + node.since();
			case ENGINE_DOWN -> "The Docker engine of " + node.name() + " is down since " + node.since();
			case UP -> node.name() + ((node.trackedAsOf(node.since()) != null)
					? " cannot list its containers at the moment" : " has not listed its containers yet");
		};
	}

}
