package com.deblox.dockermod.gateway;

import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.ComposeProject;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /volumes/create}: where a volume of the name is already, since Docker's
 * create of what exists is no error; where its compose project has volumes or containers;
 * else on the asked node.
 *
 * @param view the cluster
 */
record VolumeCreateRule(ClusterView view) implements Rule {

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
		JsonNode volume = DaemonJson.readBody(request);
		if (volume == null) {
			return null;
		}
		String name = volume.path("Name").asString("");
		String project = ComposeProject.of(volume);
		NodeName known = null;
		if (!name.isEmpty() && !name.contains("/")) {
			known = new Search(this.view).find(List.of(DockerPath.of("volumes", name)), asked).first();
		}
		if (known == null && !project.isEmpty()) {
			known = holderOf(ComposeProject.volumes(project), asked);
		}
		if (known == null && !project.isEmpty()) {
			known = holderOf(ComposeProject.containers(project), asked);
		}
		return known;
	}

	/** The asked node if it has something of the project, else the first that has. */
	private @Nullable NodeName holderOf(DockerPath list, EngineRequest asked) {
		NodeName first = null;
		for (NodeAnswer answer : this.view.everywhere().answers(this.view.question(list, asked))) {
			if (answer instanceof NodeAnswer.Answered answered && answered.isFilled()) {
				if (answered.node().equals(asked.node())) {
					return answered.node();
				}
				first = (first != null) ? first : answered.node();
			}
		}
		return first;
	}

}
