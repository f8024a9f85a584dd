package com.deblox.dockermod.gateway;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import tools.jackson.core.JacksonException;

/**
 * Finds the owner of a container that a request names elsewhere than in its path.
 *
 * @param view the cluster
 */
record OwnerSearch(ClusterView view) {

	private static final int LIMIT = 64 * 1024 * 1024;

	/**
	 * Find it.
	 * @param reference what the container is called
	 * @param request on whose behalf
	 * @return the container
	 * @throws EngineException if there is none, or its node cannot be asked
	 */
	Owned find(String reference, EngineRequest request) {
		DockerPath path = DockerPath.of("containers", reference, "json");
		try (EngineResponse answer = this.view.cluster().execute(this.view.question(path, request))) {
			byte[] body = answer.readBody(LIMIT);
			if (answer.status() != 200) {
				throw new EngineException((answer.status() == 404) ? Situation.NOT_FOUND : Situation.NOT_ALL_ASKED,
						answer.node(), (answer.status() == 404) ? "No such container: " + reference
								: "Where " + reference + " is cannot be told: its daemon answers " + answer.status());
			}
			return new Owned(answer.node(), DaemonJson.read(body).path("Id").asString(reference));
		}
		catch (JacksonException ex) {
			throw new EngineException(Situation.INTERNAL, null, "What the daemon says of " + reference + " is no JSON",
					ex);
		}
	}

	/**
	 * A container.
	 *
	 * @param node its owner
	 * @param id its full id
	 */
	record Owned(NodeName node, String id) {
	}

}
