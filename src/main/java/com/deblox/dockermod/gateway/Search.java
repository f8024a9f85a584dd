package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Finds a node that has an image, a network or a volume: the asked one if it has it, or
 * else one of all the others. What everybody has costs one question on this host.
 *
 * @param view asks
 */
record Search(ClusterView view) {

	/**
	 * Look.
	 * @param things the paths that each daemon with the things answers with 200
	 * @param request on whose behalf; its node is asked first
	 * @return what was found
	 */
	Found find(List<DockerPath> things, EngineRequest request) {
		NodeName asked = (request.node() != null) ? request.node() : this.view.self();
		if (hasAll(asked, things, request)) {
			return new Found(asked, Set.of(asked), List.of());
		}
		return findAll(things, request);
	}

	/**
	 * Look on all registered nodes.
	 * @param things the paths that each daemon with the things answers with 200
	 * @param request on whose behalf
	 * @return what was found
	 */
	Found findAll(List<DockerPath> things, EngineRequest request) {
		Set<NodeName> holders = null;
		List<NodeAnswer> errors = new ArrayList<>();
		for (DockerPath thing : things) {
			Set<NodeName> having = new LinkedHashSet<>();
			for (NodeAnswer answer : this.view.everywhere().answers(this.view.question(thing, request))) {
				NodeName node = answer.node();
				if (answer.isError() || node == null) {
					errors.add(answer);
				}
				else {
					having.add(node);
				}
			}
			if (holders == null) {
				holders = having;
			}
			else {
				holders.retainAll(having);
			}
		}
		Set<NodeName> all = (holders != null) ? holders : Set.of();
		NodeName first = all.contains(this.view.self()) ? this.view.self() : all.stream().findFirst().orElse(null);
		return new Found(first, all, Everywhere.missing(errors).stream().distinct().toList());
	}

	private boolean hasAll(NodeName node, List<DockerPath> things, EngineRequest request) {
		return things.stream().allMatch((thing) -> has(node, thing, request));
	}

	private boolean has(NodeName node, DockerPath thing, EngineRequest request) {
		try (EngineResponse answer = this.view.cluster().execute(this.view.question(thing, request).withNode(node))) {
			return answer.status() == 200;
		}
		catch (EngineException ex) {
			// it is asked again with all, and named there
			return false;
		}
	}

	/**
	 * Who has it.
	 *
	 * @param first the one to go to, or {@code null} if no reachable node has it
	 * @param holders all that are known to have it
	 * @param missing the nodes that could not be asked, and why
	 */
	record Found(@Nullable NodeName first, Set<NodeName> holders, List<String> missing) {
	}

}
