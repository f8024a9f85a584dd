package com.deblox.dockermod.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What one who follows was told.
 */
final class Followed implements Consumer<ClusterEvent> {

	final List<ClusterEvent> events = new CopyOnWriteArrayList<>();

	@Override
	public void accept(ClusterEvent event) {
		this.events.add(event);
	}

	/** Each in short: the node, what happened to whom, {@code ?} after a gap. */
	List<String> words() {
		return this.events.stream().map(Followed::word).toList();
	}

	private static String word(ClusterEvent event) {
		String name = event.what().name();
		return (event.missed() ? "?" : "") + event.node() + " " + event.kind().word()
				+ ((name != null) ? " " + name : "");
	}

}
