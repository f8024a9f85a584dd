package com.deblox.dockermod.routing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a network on a node that lacks it (it joined late, or the network was removed
 * there), the same as it is on another.
 *
 * @param ask asks some nodes the same
 * @param quick gives the time for each question
 */
public record NetworkSupply(BiFunction<List<NodeName>, EngineRequest, List<NodeAnswer>> ask, Supplier<Deadline> quick) {

	private static final int TAKEN = 409;

	/**
	 * See to it that a node has a network that another has. What nobody has is left to
	 * the node's daemon, which refuses it in its own words.
	 * @param name the network's name
	 * @param node the node
	 * @param others where it is looked for, should the node lack it
	 * @param origin on whose behalf
	 * @throws EngineException if it cannot be made there
	 */
	void ensure(String name, NodeName node, List<NodeName> others, Origin origin) {
		if (isOn(node, name, origin)) {
			return;
		}
		for (NodeAnswer answer : this.ask.apply(others, show(name, origin))) {
			JsonNode inspected = answer.shown();
			if (inspected != null) {
				make(name, node, inspected, origin);
				return;
			}
		}
	}

	/**
	 * See to it that a node has a network that another has.
	 * @param name the network's name
	 * @param node the node
	 * @param inspected what the other node says of it
	 * @param origin on whose behalf
	 * @throws EngineException if it cannot be made there
	 */
	public void ensure(String name, NodeName node, JsonNode inspected, Origin origin) {
		if (!isOn(node, name, origin)) {
			make(name, node, inspected, origin);
		}
	}

	/** What does not answer is asked for the container next, and says so. */
	private boolean isOn(NodeName node, String name, Origin origin) {
		return one(node, show(name, origin)).status() != 404;
	}

	private void make(String name, NodeName node, JsonNode inspected, Origin origin) {
		String why = "";
		for (ObjectNode spec : NetworkCopy.specs(inspected)) {
			EngineRequest create = EngineRequest
				.of("POST", DockerPath.of("networks", "create"), origin, this.quick.get())
				.withBody(spec.toString().getBytes(StandardCharsets.UTF_8));
			switch (one(node, create)) {
				case NodeAnswer.Failed failed -> throw failed.failure();
				case NodeAnswer.Answered made when !made.isError() -> {
					return;
				}
				case NodeAnswer.Answered refused -> {
					if (refused.status() == TAKEN && isOn(node, name, origin)) {
						// somebody else made it at the same moment
						return;
					}
					why = DaemonMessage.of(refused);
				}
			}
		}
		throw new EngineException(Situation.CONFLICT, node,
				"The network " + name + " is not on " + node + ", and cannot be made there: " + why);
	}

	private NodeAnswer one(NodeName node, EngineRequest request) {
		return this.ask.apply(List.of(node), request).getFirst();
	}

	private EngineRequest show(String name, Origin origin) {
		return EngineRequest.of("GET", DockerPath.of("networks", name), origin, this.quick.get());
	}

}
