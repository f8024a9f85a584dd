package com.deblox.dockermod.api;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.templates.Templates;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The container templates of this node.
 */
@RestController
class TemplatesController {

	private final Templates templates;

	TemplatesController(Templates templates) {
		this.templates = templates;
	}

	@GetMapping("/cluster/templates")
	ObjectNode list() {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		answer.set("templates", this.templates.describe());
		return answer;
	}

	@GetMapping("/cluster/templates/{name}")
	ObjectNode one(@PathVariable String name) {
		try {
			ObjectNode answer = JsonNodeFactory.instance.objectNode().put("name", name);
			answer.set("spec", this.templates.get(name));
			return answer;
		}
		catch (EngineException ex) {
			// in an action it is a field that is wrong, here it is the path
			throw (ex.situation() == Situation.BAD_REQUEST)
					? new EngineException(Situation.NOT_FOUND, null, ex.getMessage(), ex) : ex;
		}
	}

}
