package com.deblox.dockermod.routing;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * Copies images from node to node. All who want the same image on the same node wait for
 * one copy of it, and few copies are made at once. A copy may take as long as it moves;
 * its callers wait for that, and it is finished if they leave.
 */
final class ImageCopies implements AutoCloseable {

	static final int AT_ONCE = 4;

	/** How often it is looked whether a copy still moves. */
	private static final Duration LOOK = Duration.ofSeconds(1);

	private final Function<NodeName, Engine> engines;

	private final Supplier<Deadline> deadlines;

	private final PullAnswer progress;

	private final Semaphore turns = new Semaphore(AT_ONCE);

	private final OnceEach<Copy, EngineException> underWay = new OnceEach<>();

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("image-copy-", 0).factory());

	/**
	 * Make it.
	 * @param engines gives the engine of a node
	 * @param deadlines gives the time for a copy: as long as it moves
	 * @param progress reads what a daemon says of a load
	 */
	ImageCopies(Function<NodeName, Engine> engines, Supplier<Deadline> deadlines, PullAnswer progress) {
		this.engines = engines;
		this.deadlines = deadlines;
		this.progress = progress;
	}

	/**
	 * Copy an image, under the name that it is asked by.
	 * @param image its name, or its id: then no name goes with it
	 * @param from a node that has it
	 * @param to one that lacks it
	 * @param origin on whose behalf
	 * @return why it is not there, or {@code null} if it is
	 */
	@Nullable EngineException copy(String image, NodeName from, NodeName to, Origin origin) {
		Copy copy = new Copy(image, to);
		return this.underWay.get(copy, () -> {
			// as long as the copies before take, each of which has an end
			this.turns.acquireUninterruptibly();
			try {
				return make(image, from, to, origin);
			}
			finally {
				this.turns.release();
				this.underWay.forget(copy);
			}
		});
	}

	private @Nullable EngineException make(String image, NodeName from, NodeName to, Origin origin) {
		String failed = "The image " + image + " could not be copied from " + from + " to " + to + ": ";
		try {
			ImageTransfer transfer = new ImageTransfer(image, this.engines.apply(from), this.engines.apply(to),
					this.progress, origin, this.deadlines.get());
			String refusal = await(transfer, this.threads.submit(transfer));
			return (refusal != null) ? new EngineException(Situation.NOT_COPIED, to, failed + refusal) : null;
		}
		catch (EngineException ex) {
			return new EngineException(ex.situation(), ex.node(), failed + ex.getMessage(), ex);
		}
	}

	private static @Nullable String await(ImageTransfer transfer, Future<@Nullable String> pending) {
		try {
			while (true) {
				try {
					return pending.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
				}
				catch (TimeoutException ex) {
					if (transfer.isOver()) {
						pending.cancel(true);
						throw new EngineException(Situation.TIMEOUT, null, "nothing moved for too long", ex);
					}
				}
			}
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof EngineException cause) ? cause
					: new EngineException(Situation.INTERNAL, null, "the copying itself failed", ex);
		}
		catch (InterruptedException ex) {
			pending.cancel(true);
			Thread.currentThread().interrupt();
			throw new EngineException(Situation.INTERNAL, null, "this node stops", ex);
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	/**
	 * What is copied where.
	 *
	 * @param image the image, as it was asked for
	 * @param to the node that is to have it
	 */
	private record Copy(String image, NodeName to) {
	}

}
