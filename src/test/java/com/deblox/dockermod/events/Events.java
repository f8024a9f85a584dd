package com.deblox.dockermod.events;

import java.time.Instant;
import java.util.Map;

import com.deblox.dockermod.docker.EngineEvent;
import com.deblox.dockermod.engine.NodeName;

/**
 * Events to test with.
 */
final class Events {

	static final Instant TIME = Instant.parse("2026-01-02T03:04:05.123456789Z");

	static final NodeName A = new NodeName("a");

	static final NodeName B = new NodeName("b");

	private Events() {
	}

	static Happening started(String name) {
		return new Happening(EventKind.CONTAINER_STARTED, TIME, id(name), name, "busybox", Map.of("tier", "front"),
				null, null);
	}

	static Message message(NodeName node, long epoch, long number) {
		return new Message(node, epoch, number, false, started(node + "-" + number));
	}

	static EngineEvent ofDaemon(String action, String name, Map<String, String> more) {
		Map<String, String> attributes = new java.util.LinkedHashMap<>(Map.of("name", name, "image", "busybox"));
		attributes.putAll(more);
		return new EngineEvent("container", action, id(name), attributes, TIME);
	}

	/** As long as an id is. */
	static String id(String name) {
		return String.format("%08x", name.hashCode()).repeat(8);
	}

}
