package com.deblox.dockermod.actions;

import com.deblox.dockermod.templates.Templates;
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

	ActionResult list(ActionRequest request) {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		answer.set("templates", this.templates.describe());
		return new ActionResult(200, StrictJson.write(answer));
	}

}
