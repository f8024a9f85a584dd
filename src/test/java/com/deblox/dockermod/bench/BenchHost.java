package com.deblox.dockermod.bench;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
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

	/**
	 * Whether this node lists these containers, and says that no node is missing.
	 * @param all their ids
	 * @return whether it does
	 * @throws IOException if it does not answer
	 */
	boolean lists(Set<String> all) throws IOException {
		JsonNode list = actionList();
		return list.path("complete").asBoolean(false) && ids(list.path("Response").path("Body")).equals(all);
	}

	/**
	 * The envelope of this node's list of everything.
	 * @return the envelope
	 * @throws IOException if this node does not answer
	 */
	JsonNode actionList() throws IOException {
		return JSON.readTree(this.node.once(listAll()).body());
	}

	/**
	 * The containers that there are on some hosts, as their daemons say.
	 * @param hosts the hosts
	 * @return their ids
	 * @throws IOException if a daemon does not answer
	 */
	static Set<String> idsOf(List<BenchHost> hosts) throws IOException {
		Set<String> ids = new HashSet<>();
		for (BenchHost host : hosts) {
			ids.addAll(host.ids());
		}
		return ids;
	}

	static Set<String> ids(JsonNode list) {
		Set<String> ids = new HashSet<>();
		list.forEach((container) -> ids.add(container.path("Id").asString("")));
		return ids;
	}

}
