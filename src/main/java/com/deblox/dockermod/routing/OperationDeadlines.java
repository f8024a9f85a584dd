package com.deblox.dockermod.routing;

import java.time.Duration;

import com.deblox.dockermod.engine.Deadline;

/**
 * How long each kind of operation may take: the cluster's part, and the operation's own
 * time.
 */
public final class OperationDeadlines {

	private static final Duration PULL_SILENCE = Duration.ofSeconds(60);

	private final RoutingProperties properties;

	/**
	 * Deadlines by the settings.
	 * @param properties the settings
	 */
	public OperationDeadlines(RoutingProperties properties) {
		this.properties = properties;
	}

	/**
	 * For what the daemon answers at once.
	 * @return the deadline
	 */
	public Deadline quick() {
		return Deadline.in(this.properties.taskTimeout());
	}

	/**
	 * For what takes a time of its own (a stop's timeout).
	 * @param own that time
	 * @return the deadline
	 */
	public Deadline quickAnd(Duration own) {
		return Deadline.in(this.properties.taskTimeout().plus(own));
	}

	/**
	 * For one create, its image being there.
	 * @return the deadline
	 */
	public Deadline create() {
		return quickAnd(this.properties.newContainerTimeout());
	}

	/**
	 * For a pull: as long as it makes progress.
	 * @return the deadline
	 */
	public Deadline pull() {
		return Deadline.whileTalking(PULL_SILENCE);
	}

	/**
	 * For a wait: as long as the caller stays.
	 * @return the deadline
	 */
	public Deadline waiting() {
		return Deadline.whileWanted();
	}

}
