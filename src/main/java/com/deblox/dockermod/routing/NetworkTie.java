package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Containers that share a local network go to the node where its containers are; those of
 * a compose project to where that has containers or volumes, since their networks may
 * meet in one of them. The first ones, made at once through several nodes, meet because
 * they all go where the name of their project or network says. The nodes are asked only
 * where such a network is named.
 *
 * @param fanOut asks the nodes
 * @param deadlines gives the time for that
 */
record NetworkTie(FanOut fanOut, OperationDeadlines deadlines) {

	private static final Set<String> OF_EVERY_DAEMON = Set.of("", "default", "bridge", "host", "none", "nat");

	/**
	 * Where the network is in use already.
	 * @param eligible the nodes that may get the containers
	 * @param order what is to be made
	 * @return those that must, or none if it is not in use
	 */
	List<NodeName> users(List<NodeName> eligible, ContainerOrder order) {
		Set<String> networks = names(order.spec());
		if (networks.isEmpty() || eligible.size() == 1) {
			return List.of();
		}
		for (DockerPath use : uses(networks, ComposeProject.of(order.spec()))) {
			List<NodeName> users = ask(eligible, use, order);
			if (!users.isEmpty()) {
				return users;
			}
		}
		return List.of();
	}

	/**
	 * Where a network that nobody uses yet shall be.
	 * @param eligible the nodes that may get the containers
	 * @param order what is to be made
	 * @return one of them; all where no network is named
	 */
	List<NodeName> choose(List<NodeName> eligible, ContainerOrder order) {
		Set<String> networks = names(order.spec());
		if (networks.isEmpty() || eligible.size() == 1) {
			return eligible;
		}
		String first = networks.iterator().next();
		List<NodeName> holders = ask(eligible, DockerPath.of("networks", first), order);
		String image = order.spec().path("Image").asString("");
		List<NodeName> supplied = (holders.isEmpty() || image.isEmpty()) ? List.of()
				: ask(holders, DockerPath.of("images", image, "json"), order);
		String project = ComposeProject.of(order.spec());
		return first(project.isEmpty() ? first : project, supplied.isEmpty() ? holders : supplied, eligible);
	}

	/** Lists that are not empty where the containers should meet, the strongest first. */
	private static List<DockerPath> uses(Set<String> networks, String project) {
		ObjectNode filters = JsonNodeFactory.instance.objectNode();
		networks.forEach((name) -> filters.withArray("network").add(name));
		DockerPath users = DockerPath.of("containers", "json").with("all", "1").with("filters", filters);
		return project.isEmpty() ? List.of(users)
				: List.of(users, ComposeProject.containers(project), ComposeProject.volumes(project));
	}

	/** Spread over the nodes by a name, the same wherever it is asked. */
	private static List<NodeName> first(String name, List<NodeName> holders, List<NodeName> eligible) {
		return holders.stream()
			.min(Comparator.comparingInt((node) -> new SplittableRandom((name + "/" + node).hashCode()).nextInt()))
			.map(List::of)
			.orElse(eligible);
	}

	static Set<String> names(JsonNode spec) {
		Set<String> names = new LinkedHashSet<>();
		names.add(spec.path("HostConfig").path("NetworkMode").asString(""));
		names.addAll(spec.path("NetworkingConfig").path("EndpointsConfig").propertyNames());
		names.removeIf((name) -> OF_EVERY_DAEMON.contains(name) || name.contains(":"));
		return names;
	}

	/** Who answers with something that is not empty. */
	private List<NodeName> ask(List<NodeName> nodes, DockerPath path, ContainerOrder order) {
		List<NodeName> having = new ArrayList<>();
		EngineRequest question = EngineRequest.of("GET", path, order.origin(), this.deadlines.quick());
		for (NodeAnswer answer : this.fanOut.askNames(nodes, question)) {
			if (answer instanceof NodeAnswer.Answered answered && answered.isFilled()) {
				having.add(answered.node());
			}
		}
		return having;
	}

}
