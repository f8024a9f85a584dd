package com.deblox.dockermod.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks nodes what their running containers reserve. A list does not say it, so each
 * container is inspected, a few at once on each node; each question has its own deadline.
 *
 * @param running asks for the containers
 * @param fanOut asks for each of them
 * @param deadlines gives the time for that
 */
record ReservationLook(RunningContainers running, FanOut fanOut, OperationDeadlines deadlines) {

	/** So many of one node's containers are asked for at once. */
	private static final int AT_ONCE = 16;

	/**
	 * Ask.
	 * @param nodes who is asked
	 * @param order what is to be made
	 * @return of each node that has answered everything, the sum
	 */
	Map<NodeName, Reservation> ask(List<Node> nodes, ContainerOrder order) {
		Map<NodeName, Reservation> sums = new HashMap<>();
		Map<NodeName, Deque<String>> unasked = new HashMap<>();
		this.running.of(nodes, order).forEach((node, containers) -> {
			sums.put(node, Reservation.NONE);
			unasked.put(node, new ArrayDeque<>(containers.stream().map(ReservationLook::id).toList()));
		});
		for (List<EngineRequest> questions = next(unasked, order); !questions.isEmpty(); questions = next(unasked,
				order)) {
			for (NodeAnswer answer : this.fanOut.askEach(questions)) {
				NodeName node = answer.node();
				Reservation sum = (node != null) ? sums.get(node) : null;
				Reservation reserved = reserved(answer);
				if (node != null && sum != null && reserved != null) {
					sums.put(node, sum.plus(reserved));
				}
				else if (node != null) {
					// half a sum is none
					sums.remove(node);
					unasked.remove(node);
				}
			}
		}
		return sums;
	}

	private List<EngineRequest> next(Map<NodeName, Deque<String>> unasked, ContainerOrder order) {
		List<EngineRequest> questions = new ArrayList<>();
		unasked.forEach((node, ids) -> {
			for (int i = 0; i < AT_ONCE && !ids.isEmpty(); i++) {
				questions.add(
						EngineRequest
							.of("GET", DockerPath.of("containers", ids.removeFirst(), "json"), order.origin(),
									this.deadlines.quick())
							.withNode(node));
			}
		});
		return questions;
	}

	private static String id(JsonNode container) {
		return container.path("Id").asString("");
	}

	/** What a container reserves, or {@code null} if that was not said. */
	private static @Nullable Reservation reserved(NodeAnswer answer) {
		JsonNode container = answer.shown();
		if (container != null) {
			return Reservation.of(container.path("HostConfig"));
		}
		// it has ended meanwhile
		return (answer.status() == 404) ? Reservation.NONE : null;
	}

}
