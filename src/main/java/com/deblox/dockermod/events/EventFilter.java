package com.deblox.dockermod.events;

import java.util.Set;

import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants.
 *
 * @param kinds the kinds; none for all
 * @param node of which node, or {@code null} for all
 * @param container of which container, or {@code null} for everything: its name, its id,
 * or the beginning of that (at least 12 characters, else it would be taken for a name),
 * each with its node and a slash before it where that is to say which
 */
public record EventFilter(Set<EventKind> kinds, @Nullable NodeName node, @Nullable String container) {

	/** Everything. */
	public static final EventFilter ALL = new EventFilter(Set.of(), null, null);

	private static final int SHORT_ID = 12;

	public EventFilter {
		kinds = Set.copyOf(kinds);
	}

	boolean matches(ClusterEvent event) {
		return isAbout(event.node()) && (this.kinds.isEmpty() || this.kinds.contains(event.kind()))
				&& (this.container == null || isOf(this.container, event));
	}

	boolean isAbout(NodeName node) {
		return this.node == null || this.node.equals(node);
	}

	private static boolean isOf(String container, ClusterEvent event) {
		String reference = container.startsWith("/") ? container.substring(1) : container;
		int slash = reference.indexOf('/');
		if (slash >= 0 && !reference.substring(0, slash).equals(event.node().value())) {
			return false;
		}
		String own = reference.substring(slash + 1);
		Happening what = event.what();
		return own.equals(what.name()) || own.equals(what.oldName())
				|| (what.containerId() != null && own.length() >= SHORT_ID && what.containerId().startsWith(own));
	}

}
