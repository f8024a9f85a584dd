package com.deblox.dockermod.routing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A container that shares another's network, processes, memory or volumes, or is linked
 * to it, is made on that one's node.
 *
 * @param resolver finds the other
 * @param deadlines gives the time for that
 */
record ContainerTie(Resolver resolver, OperationDeadlines deadlines) implements PlacementTie {

	private static final String CONTAINER = "container:";

	@Override
	public PlacementFilter read(ContainerOrder order) {
		Map<String, NodeName> places = new LinkedHashMap<>();
		for (String reference : references(order.spec().path("HostConfig"))) {
			NodeName place = find(reference, order);
			if (place != null) {
				places.put(reference, place);
			}
		}
		return (node, same) -> {
			for (Map.Entry<String, NodeName> place : places.entrySet()) {
				if (!place.getValue().equals(node.name())) {
					return "the container " + place.getKey() + ", which it shares something with, is on "
							+ place.getValue();
				}
			}
			return null;
		};
	}

	private static Set<String> references(JsonNode host) {
		Set<String> references = new LinkedHashSet<>();
		for (String field : new String[] { "NetworkMode", "IpcMode", "PidMode" }) {
			String mode = host.path(field).asString("");
			if (mode.startsWith(CONTAINER)) {
				references.add(mode.substring(CONTAINER.length()));
			}
		}
		for (JsonNode from : host.path("VolumesFrom")) {
			references.add(from.asString("").replaceFirst(":[^:]*$", ""));
		}
		for (JsonNode link : host.path("Links")) {
			references.add(link.asString("").replaceFirst("^/", "").replaceFirst(":[^:]*$", ""));
		}
		references.remove("");
		return references;
	}

	/** What is nowhere ties to no node: a daemon says so, in its words and its time. */
	private @Nullable NodeName find(String reference, ContainerOrder order) {
		EngineRequest request;
		try {
			request = EngineRequest.of("GET", DockerPath.of("containers", reference, "json"), order.origin(),
					this.deadlines.quick());
		}
		catch (EngineException ex) {
			return null;
		}
		Located located = this.resolver.look(reference, request);
		if (located == null) {
			located = this.resolver.askAll(reference, request);
		}
		return (located != null) ? located.node() : null;
	}

}
