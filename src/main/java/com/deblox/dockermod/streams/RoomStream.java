package com.deblox.dockermod.streams;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * What one client still has to be told. Telling it never waits: what it leaves unread is
 * bounded, and who tells cuts off who lets it grow past that.
 */
public abstract class RoomStream extends PieceStream {

	/** The most bytes that may wait for a client. */
	public static final int ROOM = 1024 * 1024;

	/** Why one is cut off who leaves too much unread. */
	public static final String TOO_SLOW = "it leaves more than " + ROOM + " bytes of events unread";

	private int size;

	private @Nullable String end;

	private final CompletableFuture<Void> over = new CompletableFuture<>();

	/**
	 * Tell it something.
	 * @param piece what; not empty
	 * @return whether it had room; a single piece always has
	 */
	protected boolean add(byte[] piece) {
		this.lock.lock();
		try {
			if (this.size > 0 && this.size + piece.length > ROOM) {
				return false;
			}
			this.waiting.add(piece);
			this.size += piece.length;
			this.changed.signal();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * End it before its end, which its reader is told.
	 * @param reason why
	 */
	public void cut(String reason) {
		this.lock.lock();
		try {
			this.end = (this.end != null) ? this.end : reason;
			this.waiting.clear();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		this.over.complete(null);
	}

	/** Its client is gone. Not {@code close}: whoever reads to the end closes, too. */
	public void leave() {
		cut("The stream is closed");
	}

	/**
	 * Have something done when it is cut off or left; at once if it is.
	 * @param action what
	 */
	public void whenOver(Runnable action) {
		this.over.thenRun(action);
	}

	/**
	 * How long its reader waits for the next piece.
	 * @return nanoseconds
	 */
	protected abstract long patience();

	/**
	 * What comes where nothing came for so long.
	 * @return a piece, or {@code null} for the end
	 */
	protected abstract byte @Nullable [] silence();

	@Override
	protected byte @Nullable [] next() throws IOException, InterruptedException {
		long left = patience();
		while (this.waiting.isEmpty() && this.end == null) {
			if (left <= 0) {
				return silence();
			}
			left = this.changed.awaitNanos(left);
		}
		if (this.end != null) {
			throw new IOException(this.end);
		}
		byte[] next = this.waiting.remove();
		this.size -= next.length;
		return next;
	}

}
