package com.deblox.dockermod.events;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.NodeName;

/**
 * Sees from their numbers whether a node's messages are all there, and each once. One
 * thread.
 */
final class Continuity {

	private final Map<NodeName, Series> series = new HashMap<>();

	/**
	 * Begin to look.
	 * @param known the nodes that were there before this one looked: what they told
	 * before that is not missed
	 */
	Continuity(Set<NodeName> known) {
		known.forEach((node) -> this.series.put(node, new Series(false)));
	}

	/**
	 * A message came.
	 * @param message the message
	 * @return whether it is a new one
	 */
	boolean accept(Message message) {
		return of(message.node()).accept(message);
	}

	/**
	 * A node was lost: what it tells until it is back will not be heard.
	 * @param node the node
	 */
	void lost(NodeName node) {
		of(node).lost();
	}

	/**
	 * Whether something of a node may be missing that nobody was told of; asked by who
	 * tells of it now.
	 * @param node the node
	 * @return whether it may
	 */
	boolean takeGap(NodeName node) {
		Series series = this.series.get(node);
		boolean gap = series != null && series.gap;
		if (series != null) {
			series.gap = false;
		}
		return gap;
	}

	/** Whoever came later is heard from the first message on. */
	private Series of(NodeName node) {
		return this.series.computeIfAbsent(node, (name) -> new Series(true));
	}

	/** What one node told so far. */
	private static final class Series {

		private boolean begun;

		private boolean anew;

		private long epoch;

		private long last;

		private boolean gap;

		Series(boolean fromTheFirst) {
			this.anew = fromTheFirst;
		}

		boolean accept(Message message) {
			boolean same = this.begun && message.epoch() == this.epoch;
			if (same && message.number() <= this.last) {
				return false;
			}
			this.gap |= message.missed() || !isNext(message, same);
			this.begun = true;
			this.anew = false;
			this.epoch = message.epoch();
			this.last = message.number();
			return true;
		}

		private boolean isNext(Message message, boolean same) {
			if (same) {
				return message.number() == this.last + 1;
			}
			return this.anew ? (message.number() == 1) : !this.begun;
		}

		/** That it is another process when it is back is told with its loss. */
		void lost() {
			this.gap = true;
			this.anew = true;
		}

	}

}
