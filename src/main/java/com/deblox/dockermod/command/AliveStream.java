package com.deblox.dockermod.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import com.deblox.dockermod.engine.EngineResponse;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, from a node that tells now and then that it is there: who waits
 * for more, and hears nothing for too long, waits no longer. For one reader.
 */
final class AliveStream extends FilterInputStream {

	private final EngineResponse response;

	private final ScheduledFuture<?> end;

	/**
	 * Since when the reader waits, by {@link System#nanoTime()}; {@code null} while it is
	 * busy with what it read.
	 */
	private volatile @Nullable Long waiting;

	AliveStream(EngineResponse response, ScheduledExecutorService watch, Duration silence) {
		super(response.body());
		this.response = response;
		long often = Math.max(1, silence.toMillis() / 10);
		this.end = watch.scheduleWithFixedDelay(() -> {
			Long since = this.waiting;
			if (since != null && System.nanoTime() - since > silence.toNanos()) {
				response.close();
			}
		}, often, often, TimeUnit.MILLISECONDS);
	}

	@Override
	public int read() throws IOException {
		this.waiting = System.nanoTime();
		try {
			return super.read();
		}
		finally {
			this.waiting = null;
		}
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		this.waiting = System.nanoTime();
		try {
			return super.read(bytes, offset, length);
		}
		finally {
			this.waiting = null;
		}
	}

	@Override
	public void close() {
		this.end.cancel(false);
		// not the body, which would be read to its end
		this.response.close();
	}

}
