package com.deblox.dockermod.actions;

import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.http.Refused;
import com.deblox.dockermod.observation.Served;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON protocol, however the messages come.
 */
public final class Actions {

	private final Cluster cluster;

	private final Map<String, Action> table;

	Actions(Cluster cluster, Map<String, Action> table) {
		this.cluster = cluster;
		this.table = table;
	}

	/**
	 * Do what a message asks for.
	 * @param message the bytes of the message
	 * @param served who asks; is told what it is and what comes of it
	 * @param registryAuth a registry's credentials that came with it, or {@code null}
	 * @return the answer, refusals and failures included
	 */
	public ActionResult execute(byte[] message, Served served, @Nullable String registryAuth) {
		return prepare(message, served, registryAuth).run();
	}

	/**
	 * Read and check a message.
	 * @param message the bytes of the message
	 * @param served who asks; is told what it is
	 * @param registryAuth a registry's credentials that came with it, or {@code null}
	 * @return what is to be done, a refusal if the message does not fit
	 */
	ActionCall prepare(byte[] message, Served served, @Nullable String registryAuth) {
		try {
			this.cluster.checkServing();
			ObjectNode object = StrictJson.readObject(message);
			Action action = find(object.get(ActionTable.ACTION));
			served.is(action.name(), action.changing());
			served.asks(action::name);
			action.check(object);
			served.concerns(object.path("id").asString(null));
			return new ActionCall(action, new ActionRequest(object, served.origin(), registryAuth), served);
		}
		catch (EngineException ex) {
			return ActionCall.refused(ex, served);
		}
	}

	private Action find(@Nullable JsonNode name) {
		if (name == null) {
			throw Refused.badRequest("The field \"action\" is missing" + known());
		}
		Action action = name.isString() ? this.table.get(name.stringValue()) : null;
		if (action == null) {
			throw Refused.badRequest("The field \"action\" is " + Field.describe(name) + known());
		}
		return action;
	}

	private String known() {
		return ": it must be one of " + String.join(", ", this.table.keySet());
	}

}
