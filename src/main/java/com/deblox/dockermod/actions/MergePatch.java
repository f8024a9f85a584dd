package com.deblox.dockermod.actions;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * <a href="https://www.rfc-editor.org/rfc/rfc7396">JSON merge patch</a>.
 */
final class MergePatch {

	private MergePatch() {
	}

	/**
	 * Change an object: null removes a field, an object changes one in the same way,
	 * anything else takes its place.
	 * @param target the object, changed in place
	 * @param patch the changes
	 */
	static void apply(ObjectNode target, ObjectNode patch) {
		for (Map.Entry<String, JsonNode> change : patch.properties()) {
			String name = change.getKey();
			if (change.getValue().isNull()) {
				target.remove(name);
			}
			else if (change.getValue() instanceof ObjectNode inner) {
				apply((target.get(name) instanceof ObjectNode held) ? held : target.putObject(name), inner);
			}
			else {
				target.set(name, change.getValue());
			}
		}
	}

}
