package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.DockerPath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What compose says of a container, network or volume that it makes, in labels, and how
 * daemons are asked for what belongs together.
 */
public final class ComposeProject {

	private static final String PROJECT = "com.docker.compose.project";

	/** Together they tell a project's containers apart. */
	private static final List<String> CONTAINER = List.of(PROJECT, "com.docker.compose.service",
			"com.docker.compose.container-number");

	private ComposeProject() {
	}

	/**
	 * The project of what is to be made.
	 * @param spec the spec
	 * @return the project's name, empty if it is of none
	 */
	public static String of(JsonNode spec) {
		return spec.path("Labels").path(PROJECT).asString("");
	}

	/**
	 * The list of a project's containers, running or not.
	 * @param project its name
	 * @return the path that a daemon answers with them
	 */
	public static DockerPath containers(String project) {
		return DockerPath.of("containers", "json").with("all", "1").with("filters", filter(project));
	}

	/**
	 * The list of a project's volumes.
	 * @param project its name
	 * @return the path that a daemon answers with them
	 */
	public static DockerPath volumes(String project) {
		return DockerPath.of("volumes").with("filters", filter(project));
	}

	private static ObjectNode filter(String project) {
		ObjectNode filters = JsonNodeFactory.instance.objectNode();
		filters.putArray("label").add(PROJECT + "=" + project);
		return filters;
	}

	/**
	 * Whether a container takes the place of another: compose makes it before it stops
	 * that one.
	 * @param spec the new one's spec
	 * @param container the other, as a list shows it
	 * @return whether both are the same one of the same service
	 */
	static boolean replaces(JsonNode spec, JsonNode container) {
		JsonNode labels = spec.path("Labels");
		return CONTAINER.stream()
			.allMatch((label) -> labels.path(label).isString()
					&& labels.path(label).equals(container.path("Labels").path(label)));
	}

}
