package com.deblox.dockermod.streams;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Pieces that others put in, as one stream for one reader, who waits where there is none.
 * How much may wait, and when it ends, is said by who extends it.
 */
public abstract class PieceStream extends InputStream {

	/** Guards everything here, and what is added to it. */
	protected final ReentrantLock lock = new ReentrantLock();

	/** A piece came or went, or the end. */
	protected final Condition changed = this.lock.newCondition();

	protected final Deque<byte[]> waiting = new ArrayDeque<>();

	private byte[] current = {};

	private int at;

	/**
	 * Take the next piece, or wait for it; under the lock.
	 * @return the piece, not empty, or {@code null} at the end
	 * @throws IOException if the stream broke off, or was closed
	 * @throws InterruptedException if the reader was interrupted
	 */
	protected abstract byte @Nullable [] next() throws IOException, InterruptedException;

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		this.lock.lock();
		try {
			if (length > 0 && this.at == this.current.length) {
				byte[] next = next();
				if (next == null) {
					return -1;
				}
				this.current = next;
				this.at = 0;
			}
			int count = Math.min(length, this.current.length - this.at);
			System.arraycopy(this.current, this.at, bytes, offset, count);
			this.at += count;
			return count;
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	protected static IOException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new IOException("Interrupted", ex);
	}

}
