package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Finds a network by its name or any node's id of it.
 *
 * @param view the cluster
 */
record NetworkSearch(ClusterView view) {

	/** The path that shows a network. */
	static DockerPath network(String reference) {
		return DockerPath.of("networks", reference);
	}

	/**
	 * Find it.
	 * @param reference its name or id
	 * @param request on whose behalf; its node is asked first
	 * @return it, or {@code null} if no reachable node has it
	 */
	@Nullable Known find(String reference, EngineRequest request) {
		Search.Found found = new Search(this.view).find(List.of(network(reference)), request);
		NodeName node = found.first();
		if (node == null) {
			return null;
		}
		try {
			JsonNode inspected = DaemonJson.read(found.shown());
			return new Known(inspected.path("Name").asString(reference), inspected);
		}
		catch (JacksonException ex) {
			throw EngineException.brokeOff(node, ex);
		}
	}

	/**
	 * A network.
	 *
	 * @param name its name, the same on all nodes
	 * @param inspected what one node says of it
	 */
	record Known(String name, JsonNode inspected) {
	}

}
