package com.deblox.dockermod.security;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Remembers nonces for a while: two generations, of which the older one is dropped as a
 * whole. Of each nonce 64 bits are kept: it comes here only after its signature was
 * verified, so nobody without the secret can choose one to collide.
 * <p>
 * Threads may share it; none waits longer than another one's table look-up.
 */
final class NonceMemory {

	private final long retention;

	private final int capacity;

	private LongSet current = new LongSet(0);

	private LongSet previous = new LongSet(0);

	private long since;

	/**
	 * Make a memory.
	 * @param retention how long a nonce is remembered at least
	 * @param capacity how many are remembered at most
	 * @param now the time, in milliseconds
	 */
	NonceMemory(Duration retention, int capacity, long now) {
		this.retention = retention.toMillis();
		this.capacity = capacity;
		this.since = now;
	}

	/**
	 * Remember a nonce.
	 * @param nonce 16 bytes
	 * @param now the time, in milliseconds; it never goes back
	 * @return what came of it
	 */
	synchronized Outcome remember(byte[] nonce, long now) {
		rotate(now);
		ByteBuffer bytes = ByteBuffer.wrap(nonce);
		long key = bytes.getLong() ^ Long.rotateLeft(bytes.getLong(), 32);
		if (this.current.contains(key) || this.previous.contains(key)) {
			return Outcome.SEEN_BEFORE;
		}
		if (this.current.size() + this.previous.size() >= this.capacity) {
			return Outcome.FULL;
		}
		this.current.add(key);
		return Outcome.NEW;
	}

	private void rotate(long now) {
		long age = now - this.since;
		if (age < this.retention) {
			return;
		}
		this.previous = (age < 2 * this.retention) ? this.current : new LongSet(0);
		this.current = new LongSet(this.previous.size());
		this.since = now;
	}

	/** What came of remembering. */
	enum Outcome {

		NEW, SEEN_BEFORE, FULL

	}

}
