package com.deblox.dockermod.docker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;

/**
 * The body of a long answer, which ends with its request's deadline, or when no byte came
 * for too long. Ending it from another thread wakes its reader.
 */
final class DeadlineStream extends FilterInputStream {

	private final NodeName node;

	private final EngineRequest request;

	private final Runnable release;

	private final Duration time;

	private final ScheduledFuture<?> watch;

	private volatile long lastByte = System.nanoTime();

	private volatile boolean timedOut;

	DeadlineStream(InputStream body, NodeName node, EngineRequest request, Runnable release,
			ScheduledExecutorService scheduler) {
		super(body);
		this.node = node;
		this.request = request;
		this.release = release;
		Deadline deadline = request.deadline();
		Duration silence = deadline.silence();
		this.time = (silence != null) ? silence : deadline.left();
		// never before the deadline: the next look would be at twice the time
		long checks = (silence != null) ? Math.max(1, silence.toMillis() / 10) : this.time.toMillis() + 1;
		this.watch = scheduler.scheduleWithFixedDelay(this::look, checks, checks, TimeUnit.MILLISECONDS);
	}

	private void look() {
		Duration silence = this.request.deadline().silence();
		boolean silent = silence != null && System.nanoTime() - this.lastByte > silence.toNanos();
		if (silent || this.request.deadline().isOver()) {
			this.timedOut = true;
			end();
		}
	}

	/** Give back what the answer holds. */
	void end() {
		this.watch.cancel(false);
		this.release.run();
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		try {
			int read = super.read(bytes, offset, length);
			this.lastByte = System.nanoTime();
			return read;
		}
		catch (IOException ex) {
			if (this.timedOut) {
				throw EngineException.timeout(this.node, this.time, this.request.id());
			}
			throw ex;
		}
	}

	/** Closing the body of an answer that goes on would wait for its end. */
	@Override
	public void close() {
		end();
	}

}
