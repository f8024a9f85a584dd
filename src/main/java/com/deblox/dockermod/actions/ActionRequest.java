package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.Origin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked, its fields checked against the action's.
 *
 * @param message the message
 * @param origin who asks
 * @param registryAuth a registry's credentials, or {@code null}
 */
record ActionRequest(ObjectNode message, Origin origin, @Nullable String registryAuth) {

	@Nullable String text(String name) {
		JsonNode value = this.message.get(name);
		return (value != null) ? value.stringValue() : null;
	}

	/**
	 * A field that the action's table calls mandatory.
	 * @param name the field's name
	 * @return its value
	 */
	String mandatory(String name) {
		return this.message.required(name).stringValue();
	}

	boolean flag(String name) {
		JsonNode value = this.message.get(name);
		return value != null && value.booleanValue();
	}

	@Nullable Integer number(String name) {
		JsonNode value = this.message.get(name);
		return (value != null) ? value.intValue() : null;
	}

	@Nullable ObjectNode object(String name) {
		return (this.message.get(name) instanceof ObjectNode object) ? object : null;
	}

	@Nullable JsonNode value(String name) {
		return this.message.get(name);
	}

	/** Never shows the message or the credentials: they may hold secrets. */
	@Override
	public String toString() {
		return "ActionRequest[" + this.origin.id() + "]";
	}

}
