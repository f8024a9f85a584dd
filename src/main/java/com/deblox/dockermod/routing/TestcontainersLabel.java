package com.deblox.dockermod.routing;

import tools.jackson.databind.JsonNode;

/**
 * What Testcontainers says of all that it makes. It dials the host that it talks to, so
 * that is where all of it has to be.
 */
public final class TestcontainersLabel {

	private TestcontainersLabel() {
	}

	/**
	 * Whether Testcontainers makes it.
	 * @param spec the spec of a container or a network
	 * @return whether the label is there, and true
	 */
	public static boolean isOn(JsonNode spec) {
		return isAmong(spec.path("Labels"));
	}

	/**
	 * Whether Testcontainers makes what gets these labels.
	 * @param labels the labels of a container, a network or a build
	 * @return whether the label is there, and true
	 */
	public static boolean isAmong(JsonNode labels) {
		return labels.path("org.testcontainers").asString("").equals("true");
	}

}
