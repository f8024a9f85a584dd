package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.templates.Templates;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The container templates of this node.
 */
final class TemplateActions {

	private final Templates templates;

	TemplateActions(Templates templates) {
		this.templates = templates;
	}

	/** One that cannot be read does not hide the others. */
	ActionResult list(ActionRequest request) {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode list = answer.putArray("templates");
		for (String name : this.templates.names()) {
			ObjectNode template = list.addObject().put("name", name);
			try {
				template.set("spec", this.templates.get(name));
			}
			catch (EngineException ex) {
				template.put("error", ex.getMessage());
			}
		}
		return new ActionResult(200, StrictJson.write(answer));
	}

}
