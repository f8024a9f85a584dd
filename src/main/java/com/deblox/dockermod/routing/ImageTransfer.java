package com.deblox.dockermod.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Callable;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.engine.Streaming;
import org.jspecify.annotations.Nullable;

/**
 * One image on its way from one daemon to another: {@code GET /images/{name}/get} is what
 * {@code POST /images/load} is sent, as it comes. Nothing of it is kept. Runs on a thread
 * of its own, which may be interrupted: that ends both connections.
 */
final class ImageTransfer implements Callable<@Nullable String> {

	/** A daemon writes the image to its disk before it says its first word. */
	private static final Duration FIRST_SILENCE = Duration.ofMinutes(10);

	private static final int ERROR_LIMIT = 64 * 1024;

	private final String image;

	private final Engine source;

	private final Engine target;

	private final PullAnswer progress;

	private final Origin origin;

	private final Deadline deadline;

	private volatile long lastByte = System.nanoTime();

	private volatile boolean begun;

	private volatile @Nullable String broken;

	/**
	 * Make one.
	 * @param image the image, as the source knows it
	 * @param source who has it
	 * @param target who lacks it
	 * @param progress reads what that says
	 * @param origin on whose behalf
	 * @param deadline until when; its silence is the longest time without a byte
	 */
	ImageTransfer(String image, Engine source, Engine target, PullAnswer progress, Origin origin, Deadline deadline) {
		this.image = image;
		this.source = source;
		this.target = target;
		this.progress = progress;
		this.origin = origin;
		this.deadline = deadline;
	}

	/** Whether nothing has moved for too long. */
	boolean isOver() {
		Duration silence = this.begun ? this.deadline.silence() : FIRST_SILENCE;
		return this.deadline.isOver() || (silence != null && System.nanoTime() - this.lastByte > silence.toNanos());
	}

	/**
	 * Do it.
	 * @return why a daemon did not, or {@code null} if the image is there
	 * @throws EngineException if a daemon could not be asked, or broke off
	 */
	@Override
	public @Nullable String call() {
		try (EngineResponse saved = this.source
			.execute(request("GET", DockerPath.of("images", this.image, "get")).withStreaming(Streaming.ANSWER))) {
			return saved.isError() ? message(saved) : load(saved);
		}
	}

	private @Nullable String load(EngineResponse saved) {
		EngineRequest load = request("POST", DockerPath.of("images", "load").with("quiet", "0"))
			.withHeader("Content-Type", "application/x-tar")
			.withStreaming(Streaming.of(new Moving(saved.body(), true)));
		try (EngineResponse loaded = this.target.execute(load)) {
			return loaded.isError() ? message(loaded) : this.progress.errorIn(new Moving(loaded.body(), false));
		}
		catch (EngineException ex) {
			String broken = this.broken;
			if (broken != null) {
				// the target only saw the end of what it was sent
				throw new EngineException(Situation.ENGINE_BROKE_OFF, saved.node(), broken, ex);
			}
			throw ex;
		}
	}

	private EngineRequest request(String method, DockerPath path) {
		return EngineRequest.of(method, path, this.origin, this.deadline);
	}

	private static String message(EngineResponse refused) {
		return DaemonMessage.of(new NodeAnswer.Answered(refused.node(), refused.status(), refused.headers(),
				refused.readBody(ERROR_LIMIT)));
	}

	/** Notes that something moves. */
	private final class Moving extends FilterInputStream {

		private final boolean fromSource;

		private Moving(InputStream in, boolean fromSource) {
			super(in);
			this.fromSource = fromSource;
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
				ImageTransfer.this.lastByte = System.nanoTime();
				ImageTransfer.this.begun = true;
				return read;
			}
			catch (IOException ex) {
				if (this.fromSource) {
					ImageTransfer.this.broken = "its source broke off before the image was whole";
				}
				throw ex;
			}
		}

	}

}
