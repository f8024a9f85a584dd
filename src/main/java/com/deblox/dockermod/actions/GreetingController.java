package com.deblox.dockermod.actions;

import java.io.IOException;

import com.deblox.dockermod.engine.NodeName;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells who comes by what this is, and how to call it.
 */
@Controller
class GreetingController {

	private final ActionResult greeting;

	GreetingController(NodeName self, String version) {
		ObjectNode greeting = JsonNodeFactory.instance.objectNode();
		greeting.put("product", "DockerMod");
		greeting.put("version", version);
		greeting.put("dockerInstance", self.value());
		greeting.put("usage", "POST / with a JSON action, as in {\"action\": \"list-containers\", \"all\": true}");
		this.greeting = new ActionResult(200, StrictJson.write(greeting));
	}

	@GetMapping("/")
	void greet(HttpServletResponse response) throws IOException {
		ResultWriter.write(response, this.greeting);
	}

}
