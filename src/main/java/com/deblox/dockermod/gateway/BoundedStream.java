package com.deblox.dockermod.gateway;

import java.io.IOException;

import com.deblox.dockermod.streams.PieceStream;
import org.jspecify.annotations.Nullable;

/**
 * What several put in, as one stream for one reader. Bounded: a slow reader slows those
 * who put in. Closing it wakes all of them.
 */
final class BoundedStream extends PieceStream {

	private static final int CAPACITY = 64;

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
			while (this.waiting.size() >= CAPACITY && !this.closed) {
				this.changed.await();
			}
			if (this.closed) {
				throw new IOException("The client left");
			}
			this.waiting.add(bytes);
			this.changed.signalAll();
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
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
	protected byte @Nullable [] next() throws IOException, InterruptedException {
		while (this.waiting.isEmpty() && !this.ended && !this.closed) {
			this.changed.await();
		}
		if (this.closed) {
			throw new IOException("The stream is closed");
		}
		this.changed.signalAll();
		return this.waiting.poll();
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
