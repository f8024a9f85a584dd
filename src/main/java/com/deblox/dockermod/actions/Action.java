package com.deblox.dockermod.actions;

import java.util.List;
import java.util.stream.Collectors;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.http.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An action that callers may ask for.
 *
 * @param name its name
 * @param fields the fields that it knows, beside {@code action}
 * @param patient whether it may take as long as the caller stays
 * @param changing whether it changes something
 * @param handler what does it
 */
record Action(String name, List<Field> fields, boolean patient, boolean changing, ActionHandler handler) {

	static Action reading(String name, ActionHandler handler, Field... fields) {
		return new Action(name, List.of(fields), false, false, handler);
	}

	static Action changing(String name, ActionHandler handler, Field... fields) {
		return new Action(name, List.of(fields), false, true, handler);
	}

	/** What reads, and may take as long as the caller stays. */
	static Action patient(String name, ActionHandler handler, Field... fields) {
		return new Action(name, List.of(fields), true, false, handler);
	}

	/**
	 * Refuse what does not fit.
	 * @param message what was sent
	 * @throws EngineException if a field is unknown, missing, or of a wrong type
	 */
	void check(ObjectNode message) {
		for (String name : message.propertyNames()) {
			if (!name.equals(ActionTable.ACTION) && find(name) == null) {
				throw Refused
					.badRequest("The field \"" + Refused.shown(name) + "\" is unknown: " + this.name + knows());
			}
		}
		for (Field field : this.fields) {
			JsonNode value = message.get(field.name());
			if (value != null) {
				field.check(value);
			}
			else if (field.required()) {
				throw field.missing(this.name);
			}
		}
	}

	private @Nullable Field find(String name) {
		for (Field field : this.fields) {
			if (field.name().equals(name)) {
				return field;
			}
		}
		return null;
	}

	private String knows() {
		return this.fields.isEmpty() ? " knows none"
				: " knows " + this.fields.stream().map(Field::name).collect(Collectors.joining(", "));
	}

}
