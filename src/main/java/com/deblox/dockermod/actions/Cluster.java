package com.deblox.dockermod.actions;

import java.util.List;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.ownership.Load;
import com.deblox.dockermod.routing.ContainerOrder;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What the actions need of the cluster.
 */
interface Cluster extends Engine {

	/** The most of one answer that is held in memory. */
	int ANSWER_LIMIT = 64 * 1024 * 1024;

	/**
	 * Whether this node serves at all.
	 * @throws com.deblox.dockermod.engine.EngineException if another has its name or its
	 * daemon
	 */
	void checkServing();

	NodeName self();

	List<Node> nodes();

	/**
	 * A node that somebody asked for.
	 * @param name its name, in whatever words
	 * @return the node's name
	 * @throws com.deblox.dockermod.engine.EngineException if there is none, with those
	 * that there are
	 */
	NodeName find(String name);

	Load load(NodeName node);

	List<NodeAnswer> executeOnAll(EngineRequest request);

	List<NodeAnswer> create(ContainerOrder order);

	void register(String hostname, Origin origin);

	void unregister(String hostname, Origin origin);

	@Nullable String errorInPull(byte[] progress);

	/**
	 * Ask, and take the whole answer.
	 * @param request what is asked
	 * @return the answer
	 */
	default NodeAnswer.Answered ask(EngineRequest request) {
		try (EngineResponse response = execute(request)) {
			return new NodeAnswer.Answered(response.node(), response.status(), response.headers(),
					response.readBody(ANSWER_LIMIT));
		}
	}

}
