package com.deblox.dockermod.routing;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of what one node says of a network the spec that makes the same on another.
 */
final class NetworkCopy {

	private static final List<String> KEPT = List.of("Name", "Driver", "EnableIPv4", "EnableIPv6", "Internal",
			"Attachable", "Options", "Labels", "IPAM");

	private NetworkCopy() {
	}

	/**
	 * The specs to be tried, in order.
	 * @param inspected what {@code GET /networks/{id}} says
	 * @return the same network; and one with addresses of the other node's own choice, if
	 * those are taken there
	 */
	static List<ObjectNode> specs(JsonNode inspected) {
		ObjectNode same = JsonNodeFactory.instance.objectNode();
		for (String field : KEPT) {
			if (inspected.has(field)) {
				same.set(field, inspected.get(field).deepCopy());
			}
		}
		same.put("CheckDuplicate", true);
		ObjectNode free = same.deepCopy();
		free.remove("IPAM");
		return List.of(same, free);
	}

}
