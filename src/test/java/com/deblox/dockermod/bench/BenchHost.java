package com.deblox.dockermod.bench;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A host: its node, and the daemon that its node calls over a unix socket and everybody
 * else over TCP.
 *
 * @param name its name
 * @param node where DockerMod serves
 * @param engine where the daemon listens
 */
record BenchHost(String name, Endpoint node, Endpoint engine) {

	static final JsonMapper JSON = JsonMapper.shared();

	byte[] inspect(String id) {
		return this.node.post("/", "{\"action\": \"inspect-container\", \"id\": \"" + id + "\"}");
	}

	byte[] inspectDirectly(String id) {
		return this.engine.get("/containers/" + id + "/json");
	}

	byte[] listAll() {
		return this.node.post("/", "{\"action\": \"list-containers\", \"all\": true}");
	}

	byte[] listDirectly() {
		return this.engine.get("/containers/json?all=1");
	}

	boolean isReady() {
		try {
			return this.node.once(this.node.get("/actuator/health/readiness")).status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * What this node says of a node, itself included.
	 * @param name the node's name
	 * @return its item of {@code list-nodes}
	 * @throws IOException if this node does not answer
	 */
	JsonNode nodeAsSeen(String name) throws IOException {
		for (JsonNode item : nodesAsSeen()) {
			if (item.path("dockerInstance").asString("").equals(name)) {
				return item;
			}
		}
		return JSON.missingNode();
	}

	JsonNode nodesAsSeen() throws IOException {
		HttpAnswer answer = this.node.once(this.node.post("/", "{\"action\": \"list-nodes\"}"));
		return JSON.readTree(answer.body()).path("nodes");
	}

	/**
	 * The containers that there are, as the daemon says.
	 * @return their ids
	 * @throws IOException if it does not answer
	 */
	Set<String> ids() throws IOException {
		return ids(JSON.readTree(this.engine.once(listDirectly()).body()));
	}

	static Set<String> ids(JsonNode list) {
		Set<String> ids = new HashSet<>();
		list.forEach((container) -> ids.add(container.path("Id").asString("")));
		return ids;
	}

}
