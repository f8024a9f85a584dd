package com.deblox.dockermod.routing;

import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.ownership.ContainerEntry;
import com.deblox.dockermod.ownership.ContainerIndex;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes one container on one node: its image, its networks, its name, the create itself,
 * and the word to everybody where it is.
 */
final class SingleCreate {

	private final FanOut fanOut;

	private final NameClaims names;

	private final ContainerIndex index;

	private final OperationDeadlines deadlines;

	private final JsonMapper json;

	SingleCreate(FanOut fanOut, NameClaims names, ContainerIndex index, OperationDeadlines deadlines, JsonMapper json) {
		this.fanOut = fanOut;
		this.names = names;
		this.index = index;
		this.deadlines = deadlines;
		this.json = json;
	}

	/**
	 * Whether another node may be asked instead: this one could not be, or was lost
	 * before it had done anything.
	 * @param answer what became of the create
	 * @return whether it certainly did not happen, for a reason that is this node's own
	 */
	static boolean isForAnother(NodeAnswer answer) {
		return answer instanceof NodeAnswer.Failed failed && switch (failed.failure().situation()) {
			case NODE_LOST, ENGINE_DOWN, BUSY -> true;
			default -> false;
		};
	}

	/**
	 * Make it.
	 * @param instance what
	 * @param node where
	 * @param turn given back when the daemon has answered: it does not wait until the
	 * others know
	 * @return what became of it
	 */
	NodeAnswer create(InstanceOrder instance, NodeName node, DaemonTurns.Turn turn) {
		ContainerOrder order = instance.order();
		String name = instance.name();
		try {
			NodeAnswer missing = instance.images().ensure(node);
			if (missing != null) {
				return missing;
			}
			// before the name is claimed: a spec that is refused must not hold it
			byte[] spec = instance.spec().bytes();
			instance.networks().ensure(node);
			if (name != null) {
				this.names.claim(name, node, order.origin());
			}
			NodeAnswer answer = this.fanOut.askOne(node,
					EngineRequest.of("POST",
							DockerPath.of("containers", "create").with("name", name).with("platform", order.platform()),
							order.origin(), this.deadlines.create())
						.withBody(spec));
			turn.close();
			settle(order, name, node, answer);
			return answer;
		}
		catch (EngineException ex) {
			return new NodeAnswer.Failed(node, ex);
		}
		catch (RuntimeException ex) {
			return new NodeAnswer.Failed(node,
					new EngineException(Situation.INTERNAL, node, "The create on " + node + " failed", ex));
		}
	}

	private void settle(ContainerOrder order, @Nullable String name, NodeName node, NodeAnswer answer) {
		if (answer instanceof NodeAnswer.Answered made && made.status() == 201) {
			String id = idOf(made);
			this.index.add(new ContainerEntry(id, made.node(), (name != null) ? List.of(name) : List.of(),
					order.spec().path("Image").asString(""), "created", Map.of(), 0));
			if (name != null) {
				this.names.made(name, made.node(), id, order.origin());
			}
		}
		else if (name != null && !mayHaveHappened(answer)) {
			this.names.release(name, node, order.origin());
		}
	}

	private String idOf(NodeAnswer.Answered made) {
		try {
			return this.json.readTree(made.body()).path("Id").asString("");
		}
		catch (JacksonException ex) {
			throw EngineException.brokeOff(made.node(), ex);
		}
	}

	private static boolean mayHaveHappened(NodeAnswer answer) {
		return answer instanceof NodeAnswer.Failed failed && failed.failure().situation().mayHaveHappened();
	}

}
