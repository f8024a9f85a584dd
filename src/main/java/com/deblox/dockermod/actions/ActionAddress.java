package com.deblox.dockermod.actions;

import java.util.Collection;
import java.util.stream.Collectors;

import com.deblox.dockermod.http.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a message was sent, if that says something of it. The address gives the value of
 * one field, so that the message need not; and it takes only what has use for that field.
 *
 * @param text the address, as callers write it
 * @param field what an action has to know to be sent there
 * @param value what the address says of that field, or {@code null} if nothing
 */
public record ActionAddress(String text, String field, @Nullable String value) {

	/**
	 * The address for new containers, which are placed.
	 * @param text the address
	 * @return it
	 */
	public static ActionAddress ofNewContainers(String text) {
		return new ActionAddress(text, "instances", null);
	}

	/**
	 * The address of a node.
	 * @param text the address
	 * @param node the node's name
	 * @return it
	 */
	public static ActionAddress ofNode(String text, String node) {
		return new ActionAddress(text, "dockerInstance", node);
	}

	/**
	 * The address of a container.
	 * @param text the address
	 * @param reference what it calls the container
	 * @return it
	 */
	public static ActionAddress ofContainer(String text, String reference) {
		return new ActionAddress(text, "id", reference);
	}

	/**
	 * Add what the address says.
	 * @param message what was sent
	 * @param action the action that it asks for
	 * @param all all that there are
	 * @throws com.deblox.dockermod.engine.EngineException if it makes no sense there, or
	 * says something else
	 */
	void complete(ObjectNode message, Action action, Collection<Action> all) {
		if (!action.knows(this.field)) {
			throw Refused.badRequest("The action " + action.name() + " cannot be sent to " + shown() + ", which takes "
					+ taken(all) + "; the cluster's own address takes every action");
		}
		JsonNode named = message.get(this.field);
		if (named == null && this.value != null) {
			message.put(this.field, this.value);
		}
		else if (named != null && named.isString() && this.value != null && !named.stringValue().equals(this.value)) {
			throw Refused
				.badRequest("The field \"" + this.field + "\" is " + Field.describe(named) + ", and the address "
						+ shown() + " names another: leave the field out, or send it to the cluster's own address");
		}
	}

	private String taken(Collection<Action> all) {
		return all.stream()
			.filter((action) -> action.knows(this.field))
			.map(Action::name)
			.collect(Collectors.joining(", "));
	}

	private String shown() {
		return Refused.shown(this.text);
	}

}
