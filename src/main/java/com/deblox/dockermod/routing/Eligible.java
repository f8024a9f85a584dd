package com.deblox.dockermod.routing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that may get what is ordered, and why the others may not.
 *
 * @param wished those that are as wished, too
 * @param others the rest: for what the wished ones cannot take
 * @param refusals of each other node, why it is out of the question
 * @param capacities what the containers use up of the nodes
 */
record Eligible(List<NodeName> wished, List<NodeName> others, Map<NodeName, String> refusals,
		List<Capacity> capacities) {

	Eligible {
		wished = List.copyOf(wished);
		others = List.copyOf(others);
		refusals = Map.copyOf(refusals);
		capacities = List.copyOf(capacities);
	}

	/** All of them, the wished ones first. */
	List<NodeName> all() {
		return Stream.concat(this.wished.stream(), this.others.stream()).toList();
	}

	/**
	 * What is said where no node is left.
	 * @param asked the node that was asked for, or {@code null} if none was
	 * @param refusals of each node, why it is out of the question
	 * @return which filter refused which node
	 */
	static EngineException none(@Nullable NodeName asked, Map<NodeName, String> refusals) {
		String reasons = new TreeMap<>(refusals).entrySet()
			.stream()
			.map((refusal) -> refusal.getKey() + ": " + refusal.getValue())
			.collect(Collectors.joining("; "));
		return new EngineException(Situation.NO_NODE, asked,
				"No node can take a new container. " + (reasons.isEmpty() ? "None is known yet" : reasons));
	}

}
