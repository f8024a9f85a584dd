package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /volumes/create}: where a volume of the name is already, since Docker's
 * create of what exists is no error; where its compose project has volumes or containers;
 * else on the asked node.
 *
 * @param view the cluster
 */
record VolumeCreateRule(ClusterView view) implements Rule {

	private static final String PROJECT = "com.docker.compose.project";

	@Override
	public EngineResponse answer(EngineRequest request) {
		EngineRequest asked = this.view.toAsked(request);
		if (ClusterView.namesNode(request)) {
			return this.view.cluster().execute(asked);
		}
		NodeName node = placeOf(request, asked);
		return this.view.cluster().execute((node != null) ? asked.withNode(node) : asked);
	}

	private @Nullable NodeName placeOf(EngineRequest request, EngineRequest asked) {
		byte[] body = request.body();
		JsonNode volume;
		try {
			volume = DaemonJson.read((body != null) ? body : new byte[0]);
		}
		catch (JacksonException ex) {
			return null;
		}
		String name = volume.path("Name").asString("");
		String project = volume.path("Labels").path(PROJECT).asString("");
		NodeName known = null;
		if (!name.isEmpty() && !name.contains("/")) {
			known = new Search(this.view).find(List.of(DockerPath.of("volumes", name)), asked).first();
		}
		if (known == null && !project.isEmpty()) {
			known = holderOf(DockerPath.of("volumes"), project, asked);
		}
		if (known == null && !project.isEmpty()) {
			known = holderOf(DockerPath.of("containers", "json").with("all", "1"), project, asked);
		}
		return known;
	}

	/** The asked node if it has something of the project, else the first that has. */
	private @Nullable NodeName holderOf(DockerPath list, String project, EngineRequest asked) {
		ObjectNode filters = JsonNodeFactory.instance.objectNode();
		filters.putArray("label").add(PROJECT + "=" + project);
		NodeName first = null;
		for (NodeAnswer answer : this.view.everywhere()
			.answers(this.view.question(list.with("filters", filters), asked))) {
			if (answer instanceof NodeAnswer.Answered answered && !answered.isError() && hasAny(answered)) {
				if (answered.node().equals(asked.node())) {
					return answered.node();
				}
				first = (first != null) ? first : answered.node();
			}
		}
		return first;
	}

	private static boolean hasAny(NodeAnswer.Answered answer) {
		try {
			JsonNode list = DaemonJson.read(answer.body());
			return !(list.isArray() ? list : list.path("Volumes")).isEmpty();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

}
