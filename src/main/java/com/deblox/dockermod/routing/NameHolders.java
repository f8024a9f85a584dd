package com.deblox.dockermod.routing;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a daemon whether a container still has a name.
 */
final class NameHolders {

	private final FanOut fanOut;

	private final OperationDeadlines deadlines;

	private final JsonMapper json;

	NameHolders(FanOut fanOut, OperationDeadlines deadlines, JsonMapper json) {
		this.fanOut = fanOut;
		this.deadlines = deadlines;
		this.json = json;
	}

	/**
	 * Ask.
	 * @param node whose daemon
	 * @param reference what the daemon knows the container by
	 * @param name the name
	 * @param origin on whose behalf
	 * @return {@code false} if the daemon says that it is not so; a daemon that does not
	 * answer may have it
	 */
	boolean has(NodeName node, String reference, String name, Origin origin) {
		EngineRequest question = EngineRequest.of("GET", DockerPath.of("containers", reference, "json"), origin,
				this.deadlines.quick());
		return switch (this.fanOut.askOne(node, question)) {
			case NodeAnswer.Answered answered when answered.status() == 200 -> hasName(answered.body(), name);
			case NodeAnswer.Answered answered -> answered.status() != 404;
			// a node that was forgotten holds nothing
			case NodeAnswer.Failed failed -> failed.failure().situation() != Situation.NOT_FOUND;
		};
	}

	private boolean hasName(byte[] container, String name) {
		try {
			return this.json.readTree(container).path("Name").asString("").equals("/" + name);
		}
		catch (JacksonException ex) {
			return true;
		}
	}

}
