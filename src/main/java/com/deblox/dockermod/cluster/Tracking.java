package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How well the cluster knows what a node's daemon has, as the node says itself. While all
 * goes well it says nothing new, so that knowing costs no traffic.
 *
 * @param interval how often it looks at everything
 * @param current whether it does so
 * @param last when it looked last; {@code null} while that is current, or where it never
 * did
 */
public record Tracking(Duration interval, boolean current, @Nullable Instant last) {

	/** So much later than its interval a look may be, and still be current. */
	public static final Duration LATE = Duration.ofSeconds(4);

	/** What a node says that has not looked yet, or is of an older version. */
	static final Tracking NONE = new Tracking(Duration.ZERO, false, null);

	/** A node's word is no older: it is renewed each second, and silence is noticed. */
	private static final Duration WORD = Duration.ofSeconds(1).plus(HazelcastSettings.SILENCE);

	/**
	 * As it is told to the others.
	 * @param engineUp whether the daemon answers
	 * @return the same at each moment while all goes well
	 */
	Tracking told(boolean engineUp) {
		return (this.current && engineUp) ? new Tracking(this.interval, true, null)
				: new Tracking(this.interval, false, this.last);
	}

	/**
	 * Since when at the latest the cluster's knowledge holds. It may well be newer:
	 * changes are told at once, and then nobody counts on it.
	 * @param heard when the node was there for certain
	 * @return the time, or {@code null} if nothing is known
	 */
	@Nullable Instant asOf(Instant heard) {
		return this.current ? heard.minus(this.interval).minus(LATE).minus(WORD) : this.last;
	}

}
