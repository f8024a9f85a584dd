package com.deblox.dockermod.events;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What happened, and to what.
 *
 * @param kind what happened
 * @param time when: for containers by the daemon's clock, to the nanosecond
 * @param containerId the container's full id, or {@code null} where it is about none, as
 * the next ones
 * @param name the container's name from now on, without a slash
 * @param image the image as it was named at the container's creation
 * @param labels the container's labels, as far as they fit ({@link DaemonEvents})
 * @param exitCode what it died with
 * @param oldName the name that it had until now
 */
public record Happening(EventKind kind, Instant time, @Nullable String containerId, @Nullable String name,
		@Nullable String image, Map<String, String> labels, @Nullable Integer exitCode, @Nullable String oldName) {

	static Happening of(EventKind kind, Instant time) {
		return new Happening(kind, time, null, null, null, Map.of(), null, null);
	}

}
