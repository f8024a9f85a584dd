package com.deblox.dockermod.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Something that happened at a daemon: one message of {@code GET /events}.
 *
 * @param type the type of the object, as in {@code container}
 * @param action what happened to it
 * @param actorId the object's id
 * @param attributes the object's attributes
 * @param time when, by the daemon's clock
 */
public record EngineEvent(String type, String action, String actorId, Map<String, String> attributes, Instant time) {

	static EngineEvent of(JsonNode message) {
		Map<String, String> attributes = new LinkedHashMap<>();
		message.path("Actor")
			.path("Attributes")
			.properties()
			.forEach((attribute) -> attributes.put(attribute.getKey(), attribute.getValue().asString("")));
		return new EngineEvent(message.path("Type").asString(""), message.path("Action").asString(""),
				message.path("Actor").path("ID").asString(""), attributes,
				Instant.EPOCH.plus(Duration.ofNanos(message.path("timeNano").asLong(0))));
	}

}
