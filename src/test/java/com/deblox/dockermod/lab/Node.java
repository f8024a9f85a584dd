package com.deblox.dockermod.lab;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

import com.deblox.dockermod.lab.Http.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A DockerMod node of the lab, as a caller sees it.
 *
 * @param name its name
 * @param uri where it serves
 * @param token what it wants to hear
 */
record Node(String name, String uri, String token) {

	/** The host's address, without the port. */
	String address() {
		return URI.create(this.uri).getHost();
	}

	/**
	 * Ask for an action.
	 * @param action the action's name
	 * @param fields its fields: name, value, name, value …
	 * @return the answer
	 */
	Answer action(String action, Object... fields) {
		ObjectNode body = Http.JSON.createObjectNode().put("action", action);
		for (int i = 0; i < fields.length; i += 2) {
			body.set((String) fields[i], Http.JSON.valueToTree(fields[i + 1]));
		}
		return post(body.toString());
	}

	Answer post(String body) {
		return send("POST", "/", body);
	}

	/**
	 * Ask for one of this node's own paths.
	 * @param method the HTTP method
	 * @param path the path and query
	 * @return the answer
	 */
	Answer send(String method, String path) {
		return send(method, path, null);
	}

	private Answer send(String method, String path, @Nullable String body) {
		String credentials = Base64.getEncoder()
			.encodeToString(("dm:" + this.token).getBytes(java.nio.charset.StandardCharsets.UTF_8));
		return Http.send(method, this.uri + path, body, "Authorization", "Basic " + credentials);
	}

	/**
	 * Make a container of busybox that sleeps.
	 * @param fields further fields of the action
	 * @return its id
	 */
	String create(Object... fields) {
		Object[] all = new Object[fields.length + 2];
		System.arraycopy(fields, 0, all, 2, fields.length);
		all[0] = "template";
		all[1] = "test";
		Answer answer = action("create-container", all);
		if (answer.status() != 200) {
			throw new AssertionError("create failed: " + answer);
		}
		return answer.body().path("Id").asString();
	}

	Answer list() {
		return action("list-containers", "all", true);
	}

	/**
	 * The ids of all containers of the cluster, as this node tells.
	 * @return the ids
	 */
	Set<String> listedIds() {
		Set<String> ids = new HashSet<>();
		for (JsonNode container : list().body()) {
			ids.add(container.path("Id").asString());
		}
		return ids;
	}

	/**
	 * The state of a node, as this one sees it.
	 * @param node the other's name
	 * @return the state, or {@code unknown}
	 */
	String stateOf(String node) {
		for (JsonNode item : action("list-nodes").json().path("nodes")) {
			if (item.path("dockerInstance").asString("").equals(node)) {
				return item.path("state").asString("");
			}
		}
		return "unknown";
	}

	boolean isReady() {
		try {
			return Http.send("GET", this.uri + "/actuator/health/readiness", null).status() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

}
