package com.deblox.dockermod.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

	private static final int LIMIT = 64 * 1024 * 1024;

	/**
	 * Look.
	 * @param things the paths that each daemon with the things answers with 200
	 * @param request on whose behalf; its node is asked first
	 * @return what was found
	 */
	Found find(List<DockerPath> things, EngineRequest request) {
		NodeName asked = (request.node() != null) ? request.node() : this.view.self();
		byte[] shown = new byte[0];
		for (DockerPath thing : things) {
			byte[] one = show(asked, thing, request);
			if (one == null) {
				return findElsewhere(things, request);
			}
			shown = one;
		}
		return new Found(asked, shown, List.of());
	}

	/** What the node shows, or {@code null} if it has it not, or cannot say. */
	private byte @Nullable [] show(NodeName node, DockerPath thing, EngineRequest request) {
		try (EngineResponse answer = this.view.cluster().execute(this.view.question(thing, request).withNode(node))) {
			return (answer.status() == 200) ? answer.readBody(LIMIT) : null;
		}
		catch (EngineException ex) {
			// it is asked again with all, and named there
			return null;
		}
	}

	private Found findElsewhere(List<DockerPath> things, EngineRequest request) {
		Map<NodeName, byte[]> holders = null;
		List<NodeAnswer> errors = new ArrayList<>();
		for (DockerPath thing : things) {
			Map<NodeName, byte[]> having = new LinkedHashMap<>();
			for (NodeAnswer answer : this.view.everywhere().answers(this.view.question(thing, request))) {
				if (answer instanceof NodeAnswer.Answered answered && !answered.isError()) {
					having.put(answered.node(), answered.body());
				}
				else {
					errors.add(answer);
				}
			}
			if (holders != null) {
				having.keySet().retainAll(holders.keySet());
			}
			holders = having;
		}
		List<String> missing = Everywhere.missing(errors).stream().distinct().toList();
		if (holders == null || holders.isEmpty()) {
			return new Found(null, new byte[0], missing);
		}
		NodeName self = this.view.self();
		NodeName first = holders.containsKey(self) ? self : holders.keySet().iterator().next();
		return new Found(first, Objects.requireNonNull(holders.get(first)), missing);
	}

	/**
	 * Who has it.
	 *
	 * @param first the one to go to, or {@code null} if no reachable node has it
	 * @param shown what that one shows of the last of the things; empty if there is none
	 * @param missing the nodes that could not be asked, and why
	 */
	record Found(@Nullable NodeName first, @SuppressWarnings("ArrayRecordComponent") byte[] shown,
			List<String> missing) {
	}

}
