package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What several put in, as one stream for one reader. Bounded: a slow reader slows those
 * who put in. Closing it wakes all of them.
 */
final class BoundedStream extends InputStream {

	private static final int CAPACITY = 64;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<byte[]> waiting = new ArrayDeque<>();

	private byte[] current = {};

	private int at;

	private boolean ended;

	private boolean closed;

	/**
	 * Put in; waits for room.
	 * @param bytes what; not empty
	 * @throws IOException if it is closed
	 */
	void put(byte[] bytes) throws IOException {
		this.lock.lock();
		try {
			awaitWhile(() -> this.waiting.size() >= CAPACITY && !this.closed);
			if (this.closed) {
				throw new IOException("The client left");
			}
			this.waiting.add(bytes);
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Nothing will be put in any more. */
	void end() {
		this.lock.lock();
		try {
			this.ended = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		this.lock.lock();
		try {
			while (this.at == this.current.length) {
				awaitWhile(() -> this.waiting.isEmpty() && !this.ended && !this.closed);
				if (this.closed) {
					throw new IOException("The stream is closed");
				}
				if (this.waiting.isEmpty()) {
					return -1;
				}
				this.current = this.waiting.remove();
				this.at = 0;
				this.changed.signalAll();
			}
			int count = Math.min(length, this.current.length - this.at);
			System.arraycopy(this.current, this.at, bytes, offset, count);
			this.at += count;
			return count;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void awaitWhile(BooleanSupplier condition) throws IOException {
		try {
			while (condition.getAsBoolean()) {
				this.changed.await();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
