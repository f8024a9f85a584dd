package com.deblox.dockermod.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Until when an answer is waited for, by this process's own clock. Between processes it
 * travels as time left.
 */
public final class Deadline {

	private static final Duration A_DAY = Duration.ofDays(1);

	private final long at;

	private final @Nullable Duration silence;

	private Deadline(long at, @Nullable Duration silence) {
		this.at = at;
		this.silence = silence;
	}

	/**
	 * The whole answer within the given time.
	 * @param duration the time from now
	 * @return the deadline
	 */
	public static Deadline in(Duration duration) {
		return new Deadline(System.nanoTime() + duration.toNanos(), null);
	}

	/**
	 * As long as the engine says something now and then (a pull's progress): at most a
	 * day.
	 * @param silence the longest time without a byte
	 * @return the deadline
	 */
	public static Deadline whileTalking(Duration silence) {
		return of(A_DAY, silence);
	}

	/**
	 * As long as the caller stays: at most a day.
	 * @return the deadline
	 */
	public static Deadline whileWanted() {
		return in(A_DAY);
	}

	/**
	 * The deadline that came from another process.
	 * @param left the time left
	 * @param silence the longest time without a byte, or {@code null} for no such limit
	 * @return the deadline
	 */
	public static Deadline of(Duration left, @Nullable Duration silence) {
		return new Deadline(System.nanoTime() + left.toNanos(), silence);
	}

	public Duration left() {
		return Duration.ofNanos(Math.max(0, this.at - System.nanoTime()));
	}

	public @Nullable Duration silence() {
		return this.silence;
	}

	public boolean isOver() {
		return this.at - System.nanoTime() <= 0;
	}

	@Override
	public String toString() {
		return left().toMillis() + "ms";
	}

}
