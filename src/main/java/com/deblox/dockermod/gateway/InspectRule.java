package com.deblox.dockermod.gateway;

import java.nio.charset.StandardCharsets;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /containers/{id}/json}: the daemon's answer, and which node it is, as users
 * of classic Swarm know it.
 */
final class InspectRule implements Rule {

	private static final int LIMIT = 64 * 1024 * 1024;

	private final Engine cluster;

	private final NodeDirectory nodes;

	InspectRule(Engine cluster, NodeDirectory nodes) {
		this.cluster = cluster;
		this.nodes = nodes;
	}

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineResponse answer = this.cluster.execute(request);
		if (answer.status() != 200 || request.method().equals("HEAD")) {
			return answer;
		}
		byte[] body;
		try (answer) {
			body = answer.readBody(LIMIT);
		}
		try {
			return answer.withBody(describe(body, answer.node()));
		}
		catch (JacksonException ex) {
			throw EngineException.brokeOff(answer.node(), ex);
		}
	}

	/** What shows no published port needs no more than a key at its end. */
	private byte[] describe(byte[] body, NodeName name) {
		String bytes = new String(body, StandardCharsets.ISO_8859_1);
		int end = bytes.lastIndexOf('}');
		if (bytes.startsWith("{\"") && end > 0 && !bytes.contains("\"HostIp\"")) {
			String node = new String(DaemonJson.write(describe(name)), StandardCharsets.ISO_8859_1);
			return (bytes.substring(0, end) + ",\"Node\":" + node + "}\n").getBytes(StandardCharsets.ISO_8859_1);
		}
		if (!(DaemonJson.read(body) instanceof ObjectNode container)) {
			return body;
		}
		this.nodes.showBindings(container.path("NetworkSettings").path("Ports"), name);
		container.set("Node", describe(name));
		return DaemonJson.write(container);
	}

	private ObjectNode describe(NodeName name) {
		Node node = this.nodes.find(name);
		EngineInfo engine = (node != null) ? node.engine() : null;
		return JsonNodeFactory.instance.objectNode()
			.put("Name", name.value())
			.put("Addr", (node != null) ? node.address() : "")
			.put("ID", (engine != null) ? engine.id() : "");
	}

}
