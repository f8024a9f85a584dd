package com.deblox.dockermod.events;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.docker.EngineEvent;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.docker.EngineListener;
import com.deblox.dockermod.docker.EventListener;
import org.jspecify.annotations.Nullable;

/**
 * What this host's daemon says, in the cluster's words. On the daemon's threads: only
 * passes it on.
 */
final class DaemonEvents implements EventListener, EngineListener {

	/** The most characters of labels that an event carries: those that fit. */
	static final int LABELS_ROOM = 16 * 1024;

	private static final Map<String, EventKind> KINDS = Map.of("create", EventKind.CONTAINER_CREATED, "start",
			EventKind.CONTAINER_STARTED, "pause", EventKind.CONTAINER_PAUSED, "unpause", EventKind.CONTAINER_UNPAUSED,
			"die", EventKind.CONTAINER_DIED, "destroy", EventKind.CONTAINER_REMOVED, "rename",
			EventKind.CONTAINER_RENAMED);

	/** What the daemon puts among the labels. */
	private static final Set<String> NO_LABELS = Set.of("name", "image", "exitCode", "execDuration", "oldName");

	private final Publisher publisher;

	private final Clock clock;

	private volatile boolean down;

	DaemonEvents(Publisher publisher, Clock clock) {
		this.publisher = publisher;
		this.clock = clock;
	}

	@Override
	public void subscribed() {
		// whether something was missed is said
	}

	@Override
	public void missed() {
		this.publisher.missedSome();
	}

	@Override
	public void event(EngineEvent event) {
		EventKind kind = event.type().equals("container") ? KINDS.get(event.action()) : null;
		if (kind != null) {
			Map<String, String> attributes = event.attributes();
			this.publisher.publish(new Happening(kind, event.time(), event.actorId(), name(attributes.get("name")),
					attributes.get("image"), labels(attributes),
					(kind == EventKind.CONTAINER_DIED) ? number(attributes.get("exitCode")) : null,
					(kind == EventKind.CONTAINER_RENAMED) ? name(attributes.get("oldName")) : null));
		}
	}

	@Override
	public void broken(String why) {
		// the next subscription says whether something was missed
	}

	@Override
	public void engineUp(EngineInfo info) {
		if (this.down) {
			this.down = false;
			this.publisher.publish(now(EventKind.ENGINE_UP));
		}
	}

	@Override
	public void engineDown(String why) {
		this.down = true;
		this.publisher.publish(now(EventKind.ENGINE_DOWN));
	}

	private Happening now(EventKind kind) {
		return Happening.of(kind, this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
	}

	private static @Nullable String name(@Nullable String name) {
		return (name != null && name.startsWith("/")) ? name.substring(1) : name;
	}

	private static @Nullable Integer number(@Nullable String text) {
		try {
			return (text != null) ? Integer.valueOf(text) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static Map<String, String> labels(Map<String, String> attributes) {
		Map<String, String> labels = new LinkedHashMap<>();
		int room = LABELS_ROOM;
		for (Map.Entry<String, String> label : attributes.entrySet()) {
			int size = label.getKey().length() + label.getValue().length();
			if (!NO_LABELS.contains(label.getKey()) && size <= room) {
				labels.put(label.getKey(), label.getValue());
				room -= size;
			}
		}
		return labels;
	}

}
