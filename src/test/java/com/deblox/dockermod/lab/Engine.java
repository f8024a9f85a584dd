package com.deblox.dockermod.lab;

import java.util.HashSet;
import java.util.Set;

import com.deblox.dockermod.lab.Http.Answer;
import tools.jackson.databind.JsonNode;

/**
 * A Docker daemon of the lab, called directly.
 *
 * @param name its node's name
 * @param uri where it listens
 */
record Engine(String name, String uri) {

	private static final String SLEEPER = """
			{"Image": "busybox", "Cmd": ["sleep", "3600"], "StopSignal": "SIGKILL"}""";

	Answer get(String path) {
		return Http.send("GET", this.uri + path, null);
	}

	Answer post(String path, String body) {
		return Http.send("POST", this.uri + path, body, "Content-Type", "application/json");
	}

	Answer delete(String path) {
		return Http.send("DELETE", this.uri + path, null);
	}

	/**
	 * Make a container behind the cluster's back.
	 * @param name its name
	 * @return its id
	 */
	String create(String name) {
		Answer answer = post("/containers/create?name=" + name, SLEEPER);
		if (answer.status() != 201) {
			throw new AssertionError("create failed: " + answer);
		}
		return answer.json().path("Id").asString();
	}

	void start(String id) {
		post("/containers/" + id + "/start", "");
	}

	void remove(String id) {
		delete("/containers/" + id + "?force=1");
	}

	Set<String> ids() {
		Set<String> ids = new HashSet<>();
		for (JsonNode container : get("/containers/json?all=1").json()) {
			ids.add(container.path("Id").asString());
		}
		return ids;
	}

	/**
	 * How many containers of a request there are here.
	 * @param requestId the request's id
	 * @return the ids
	 */
	Set<String> idsOfRequest(String requestId) {
		Set<String> ids = new HashSet<>();
		for (JsonNode container : get("/containers/json?all=1").json()) {
			if (container.path("Labels").path("dockermod.request").asString("").equals(requestId)) {
				ids.add(container.path("Id").asString());
			}
		}
		return ids;
	}

	void removeAll() {
		for (String id : ids()) {
			post("/containers/" + id + "/unpause", "");
			remove(id);
		}
	}

}
