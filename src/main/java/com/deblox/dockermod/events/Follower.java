package com.deblox.dockermod.events;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import com.deblox.dockermod.engine.NodeName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One who follows: gets what it wants, and with it is told of each gap, also where the
 * event that showed the gap is not wanted. Under its audience's lock.
 */
final class Follower {

	private static final Logger logger = LoggerFactory.getLogger(Follower.class);

	private final EventFilter filter;

	private final Consumer<ClusterEvent> told;

	private final Set<NodeName> gaps = new HashSet<>();

	private boolean gapBefore;

	Follower(EventFilter filter, Consumer<ClusterEvent> told) {
		this.filter = filter;
		this.told = told;
	}

	/** Whatever comes next, something may be missing before it. */
	void missedSome() {
		this.gapBefore = true;
	}

	/**
	 * Tell it an event, if it wants it.
	 * @param event what happened
	 * @return whether it follows on
	 */
	boolean tell(ClusterEvent event) {
		if (!this.filter.matches(event)) {
			if (event.missed() && this.filter.isAbout(event.node())) {
				this.gaps.add(event.node());
			}
			return true;
		}
		boolean gapOfNode = this.gaps.remove(event.node());
		boolean gap = gapOfNode || this.gapBefore;
		this.gapBefore = false;
		try {
			this.told.accept(gap ? event.afterGap() : event);
			return true;
		}
		catch (RuntimeException ex) {
			logger.warn("One who follows the cluster's events failed, and is told no more", ex);
			return false;
		}
	}

}
