package com.deblox.dockermod.docker;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DeadlineWatch;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The Docker daemon of this host.
 * <p>
 * A call ends with its deadline, or when its caller is interrupted. What reads runs on
 * the caller's own thread, where that can be interrupted while it waits for the daemon: a
 * thread for each costs more than the call. A change has a thread of its own and is let
 * go on for a while, since the daemon may give it up when its connection closes. The
 * number of calls under way is bounded.
 */
public final class DockerEngine implements Engine, MeterBinder, AutoCloseable {

	/** A call that waits for its turn longer than this is refused. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/** So long may a change go on that nobody waits for any more. */
	private static final Duration FINISHING = Duration.ofSeconds(60);

	private final NodeName node;

	private final DockerTransport transport;

	private final Semaphore turns;

	private final int maxRequests;

	private final ScheduledExecutorService scheduler;

	private final DeadlineWatch watch;

	private final DaemonStreams streams;

	private final ApiRange versions;

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("docker-", 0).factory());

	DockerEngine(NodeName node, DockerTransport transport, int maxRequests, ScheduledExecutorService scheduler,
			DeadlineWatch watch, DaemonStreams streams, ApiRange versions) {
		this.node = node;
		this.transport = transport;
		this.turns = new Semaphore(maxRequests);
		this.maxRequests = maxRequests;
		this.scheduler = scheduler;
		this.watch = watch;
		this.streams = streams;
		this.versions = versions;
	}

	@Override
	public EngineResponse execute(EngineRequest asked) {
		DockerPath path = asked.path();
		EngineRequest request = (path.version() != null)
				? asked.withPath(path.withVersion(this.versions.clamp(path.version()))) : asked;
		return (request.streaming() != null) ? this.streams.execute(request) : answer(request);
	}

	private EngineResponse answer(EngineRequest request) {
		Duration time = request.deadline().left();
		acquireTurn(time);
		DaemonCall call = new DaemonCall(this.node, request, this.transport, this.scheduler, this.turns::release);
		FutureTask<EngineResponse> pending = new FutureTask<>(call);
		if (request.isRead() && isInterruptible()) {
			runHere(pending, request.deadline());
		}
		else {
			this.threads.execute(pending);
		}
		try {
			return pending.get(request.deadline().left().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | CancellationException ex) {
			leave(call, request, pending);
			throw EngineException.timeout(this.node, time, request.id());
		}
		catch (InterruptedException ex) {
			leave(call, request, pending);
			Thread.currentThread().interrupt();
			throw EngineException.callerLeft(this.node, ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof EngineException cause) ? cause
					: new EngineException(Situation.INTERNAL, this.node, "Calling the Docker engine failed", ex);
		}
	}

	/** A platform thread that waits for a TCP socket cannot be woken. */
	private boolean isInterruptible() {
		return Thread.currentThread().isVirtual() || this.transport.isUnixSocket();
	}

	private void runHere(FutureTask<EngineResponse> pending, Deadline deadline) {
		try (DeadlineWatch.Watched _ = this.watch.watch(deadline, () -> pending.cancel(true))) {
			pending.run();
		}
		if (pending.isCancelled()) {
			// the interrupt was for the call, and this thread goes on
			Thread.interrupted();
		}
	}

	/** Nobody waits any more; whatever comes is given back. */
	private void leave(DaemonCall call, EngineRequest request, Future<EngineResponse> pending) {
		call.abandon();
		if (request.isRead()) {
			pending.cancel(true);
		}
		else {
			this.scheduler.schedule(() -> pending.cancel(true), FINISHING.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void acquireTurn(Duration time) {
		Duration patience = (time.compareTo(PATIENCE) < 0) ? time : PATIENCE;
		try {
			if (!this.turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new EngineException(Situation.BUSY, this.node,
						"Too many requests are waiting for the Docker engine of " + this.node + ": try again later");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw EngineException.callerLeft(this.node, ex);
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge
			.builder("dockermod.engine.requests.active", this.turns,
					(turns) -> this.maxRequests - turns.availablePermits())
			.description("Requests under way at this host's Docker engine, streams apart")
			.register(registry);
		Gauge.builder("dockermod.engine.requests.waiting", this.turns, Semaphore::getQueueLength)
			.description("Requests that wait for their turn at this host's Docker engine")
			.register(registry);
		Gauge.builder("dockermod.engine.requests.limit", () -> this.maxRequests)
			.description("The most requests at this host's Docker engine at once")
			.register(registry);
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
