package com.deblox.dockermod.actions;

import java.util.List;
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
final class Actions {

	private static final List<String> NAMES = List.of("template", "image", "name", "instances", "dockerInstance", "all",
			"hostname");

	private final Cluster cluster;

	private final Map<String, Action> table;

	Actions(Cluster cluster, Map<String, Action> table) {
		this.cluster = cluster;
		this.table = table;
	}

	/**
	 * Read and check a message.
	 * @param message the bytes of the message
	 * @param address where it was sent, or {@code null} if that says nothing
	 * @param served who asks; is told what it is
	 * @param registryAuth a registry's credentials that came with it, or {@code null}
	 * @return what is to be done, a refusal if the message does not fit
	 */
	ActionCall prepare(byte[] message, @Nullable ActionAddress address, Served served, @Nullable String registryAuth) {
		try {
			this.cluster.checkServing();
			ObjectNode object = StrictJson.readObject(message);
			Action action = find(object.get(ActionTable.ACTION));
			served.is(action.name(), action.changing());
			served.asks(() -> words(action, object));
			if (address != null) {
				address.complete(object, action, this.table.values());
			}
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

	/** The action, and of its fields what names something: a spec may hold secrets. */
	private static String words(Action action, ObjectNode object) {
		StringBuilder words = new StringBuilder(action.name());
		for (String name : NAMES) {
			JsonNode value = object.path(name);
			if (value.isValueNode()) {
				words.append(' ').append(name).append('=').append(value.asString(""));
			}
		}
		return words.toString();
	}

	private String known() {
		return ": it must be one of " + String.join(", ", this.table.keySet());
	}

}
