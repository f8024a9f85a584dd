package com.deblox.dockermod.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says a network's name where a client gives its id: each node has an id of its own for
 * it, the name is everybody's. Only what may be an id is looked up.
 *
 * @param view the cluster
 */
record NetworkNames(ClusterView view) {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{1,64}");

	private static final String FILTERS = "filters";

	/**
	 * In a container's spec.
	 * @param spec the spec; is changed
	 * @param request on whose behalf
	 */
	void inSpec(ObjectNode spec, EngineRequest request) {
		// clients say the same one as mode and as endpoint
		Map<String, String> names = new HashMap<>();
		if (spec.path("HostConfig") instanceof ObjectNode host) {
			String mode = host.path("NetworkMode").asString("");
			String name = names.computeIfAbsent(mode, (reference) -> nameOf(reference, request));
			if (!name.equals(mode)) {
				host.put("NetworkMode", name);
			}
		}
		if (spec.path("NetworkingConfig").path("EndpointsConfig") instanceof ObjectNode endpoints) {
			for (Map.Entry<String, JsonNode> endpoint : List.copyOf(endpoints.properties())) {
				String name = names.computeIfAbsent(endpoint.getKey(), (reference) -> nameOf(reference, request));
				if (!name.equals(endpoint.getKey())) {
					endpoints.remove(endpoint.getKey());
					endpoints.set(name, endpoint.getValue());
				}
			}
		}
	}

	/**
	 * In a list's filter.
	 * @param request the list's request
	 * @return it, with networks named
	 */
	EngineRequest inFilter(EngineRequest request) {
		String text = request.path().parameter(FILTERS);
		if (text == null || !text.contains("\"network\"")) {
			return request;
		}
		try {
			if (!(DaemonJson.read(text) instanceof ObjectNode filters)) {
				return request;
			}
			JsonNode networks = filters.path("network");
			ArrayNode named = JsonNodeFactory.instance.arrayNode();
			// the older form is a map
			for (String reference : networks.isObject() ? networks.propertyNames()
					: networks.valueStream().map((value) -> value.asString("")).toList()) {
				named.add(nameOf(reference, request));
			}
			filters.set("network", named);
			DockerPath path = request.path().without(FILTERS).with(FILTERS, filters);
			return request.withPath(path);
		}
		catch (JacksonException ex) {
			// the daemons refuse it
			return request;
		}
	}

	/**
	 * In a parameter.
	 * @param parameter the parameter's name
	 * @param request the request
	 * @return it, with the network named
	 */
	EngineRequest inParameter(String parameter, EngineRequest request) {
		String reference = request.path().parameter(parameter);
		String name = (reference != null) ? nameOf(reference, request) : null;
		return (name == null || name.equals(reference)) ? request
				: request.withPath(request.path().without(parameter).with(parameter, name));
	}

	private String nameOf(String reference, EngineRequest request) {
		if (!ID.matcher(reference).matches()) {
			return reference;
		}
		NetworkSearch.Known network = new NetworkSearch(this.view).find(reference, request);
		return (network != null) ? network.name() : reference;
	}

}
