package com.deblox.dockermod.api;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.deblox.dockermod.routing.NodeAdministration;
import com.deblox.dockermod.routing.NodeJson;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The nodes, and which of them take part.
 */
@RestController
class NodesController {

	private final Nodes nodes;

	private final ContainerIndex index;

	private final NodeAdministration administration;

	NodesController(Nodes nodes, ContainerIndex index, NodeAdministration administration) {
		this.nodes = nodes;
		this.index = index;
		this.administration = administration;
	}

	@GetMapping("/cluster/nodes")
	ObjectNode list() {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode list = answer.putArray("nodes");
		this.nodes.all().forEach((node) -> list.add(describe(node)));
		return answer;
	}

	@GetMapping("/cluster/nodes/{name}")
	ObjectNode one(@PathVariable String name) {
		return describe(find(name));
	}

	@PostMapping("/cluster/nodes/{name}/register")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void register(@PathVariable String name, HttpServletRequest request) {
		this.administration.register(find(name).name().value(), ObservedRequests.origin(request));
	}

	@PostMapping("/cluster/nodes/{name}/unregister")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void unregister(@PathVariable String name, HttpServletRequest request) {
		this.administration.unregister(find(name).name().value(), ObservedRequests.origin(request));
	}

	private Node find(String name) {
		return this.nodes.get(name);
	}

	private ObjectNode describe(Node node) {
		return NodeJson.of(node, this.index.load(node.name()));
	}

}
