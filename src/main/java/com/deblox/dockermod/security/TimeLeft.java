package com.deblox.dockermod.security;

import java.time.Duration;

import com.deblox.dockermod.engine.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A deadline on its way to another process: the same numbers are sealed, sent, and
 * verified.
 *
 * @param leftMillis the time left
 * @param silenceMillis the longest time without a byte, or -1 for no such limit
 */
public record TimeLeft(long leftMillis, long silenceMillis) {

	private static final long NO_LIMIT = -1;

	public static TimeLeft of(Deadline deadline) {
		Duration silence = deadline.silence();
		return new TimeLeft(deadline.left().toMillis(), (silence != null) ? silence.toMillis() : NO_LIMIT);
	}

	/**
	 * The deadline by this process's own clock, counted from now.
	 * @return a deadline
	 */
	public Deadline toDeadline() {
		@Nullable Duration silence = (this.silenceMillis != NO_LIMIT) ? Duration.ofMillis(this.silenceMillis) : null;
		return Deadline.of(Duration.ofMillis(this.leftMillis), silence);
	}

}
