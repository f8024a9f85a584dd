package com.deblox.dockermod.docker;

import java.time.Instant;
import java.util.Map;

/** X. */
public record EngineEvent(String type, String action, String actorId, Map<String, String> attributes, Instant time) {
}
