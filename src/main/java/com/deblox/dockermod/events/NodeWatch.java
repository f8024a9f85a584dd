package com.deblox.dockermod.events;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.NodeName;

/**
 * Sees what became of the nodes since it last looked. One thread.
 */
final class NodeWatch {

	private final Nodes nodes;

	private final Clock clock;

	private final Map<NodeName, Node> known = new HashMap<>();

	/**
	 * Begin to look: who is there now has not just come.
	 * @param nodes the nodes
	 * @param clock tells the time
	 */
	NodeWatch(Nodes nodes, Clock clock) {
		this.nodes = nodes;
		this.clock = clock;
		nodes.all().forEach((node) -> this.known.put(node.name(), node));
	}

	Set<NodeName> known() {
		return Set.copyOf(this.known.keySet());
	}

	/**
	 * Look again.
	 * @return what changed
	 */
	List<Change> look() {
		List<Change> changes = new ArrayList<>();
		Set<NodeName> gone = new HashSet<>(this.known.keySet());
		for (Node now : this.nodes.all()) {
			gone.remove(now.name());
			Node before = this.known.put(now.name(), now);
			if (before == null && now.isLost()) {
				// it was lost before this node knew it
				continue;
			}
			if (before == null) {
				changes.add(change(now, EventKind.NODE_JOINED));
			}
			else {
				compare(before, now, changes);
			}
		}
		for (NodeName name : gone) {
			// one that is not there for a moment, while its record is renewed, is not
			// gone
			if (this.nodes.isForgotten(name)) {
				this.known.remove(name);
				changes.add(new Change(name, Happening.of(EventKind.NODE_UNREGISTERED, this.clock.instant())));
			}
		}
		return changes;
	}

	private void compare(Node before, Node now, List<Change> changes) {
		// who sees this is there
		if (!now.name().equals(this.nodes.self())) {
			if (now.isLost() && !before.isLost()) {
				changes.add(new Change(now.name(),
						Happening.of(now.leaving() ? EventKind.NODE_LEFT : EventKind.NODE_LOST, now.since())));
			}
			if (before.isLost() && !now.isLost()) {
				changes.add(change(now, EventKind.NODE_BACK));
			}
		}
		if (before.registered() != now.registered()) {
			changes.add(change(now, now.registered() ? EventKind.NODE_REGISTERED : EventKind.NODE_UNREGISTERED));
		}
		if (before.draining() != now.draining()) {
			changes.add(change(now, now.draining() ? EventKind.NODE_DRAINING : EventKind.NODE_UNDRAINED));
		}
	}

	private Change change(Node node, EventKind kind) {
		Instant now = this.clock.instant();
		return new Change(node.name(), Happening.of(kind, now));
	}

	/**
	 * Something that became of a node.
	 *
	 * @param node the node
	 * @param what what happened to it
	 */
	record Change(NodeName node, Happening what) {
	}

}
