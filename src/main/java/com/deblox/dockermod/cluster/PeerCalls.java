package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DeadlineWatch;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.security.RequestSigner;
import com.deblox.dockermod.security.TimeLeft;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs requests on peers through Hazelcast's executors. A peer that is slow holds a
 * bounded number of callers, and none beyond its deadline.
 */
final class PeerCalls implements MeterBinder {

	private static final Logger logger = LoggerFactory.getLogger(PeerCalls.class);

	/** A call that waits for a peer's free place longer than this is refused. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/** What the way there and back may take beyond the time that the peer has. */
	private static final Duration WAY = Duration.ofMillis(250);

	private final HazelcastInstance hazelcast;

	private final Nodes nodes;

	private final RequestSigner signer;

	private final DeadlineWatch watch;

	private final Map<PeerLane, LaneCounts> counts = LaneCounts.ofEach();

	private final Map<NodeName, Map<PeerLane, Semaphore>> places = new ConcurrentHashMap<>();

	PeerCalls(HazelcastInstance hazelcast, Nodes nodes, RequestSigner signer, DeadlineWatch watch) {
		this.hazelcast = hazelcast;
		this.nodes = nodes;
		this.signer = signer;
		this.watch = watch;
	}

	PeerReply call(Node node, EngineRequest request) {
		Member member = this.nodes.member(node.name());
		if (member == null) {
			throw PeerFailures.lost(node);
		}
		if (node.leaving()) {
			throw PeerFailures.stopping(node.name());
		}
		PeerLane lane = PeerLane.of(request);
		LaneCounts counts = LaneCounts.of(this.counts, lane);
		Semaphore places = places(node.name(), lane);
		if (!counts.waiting(() -> acquire(places, request.deadline()))) {
			counts.refused();
			throw new EngineException(Situation.BUSY, node.name(),
					"Too many requests are waiting for " + node.name() + ": try again later");
		}
		counts.begin();
		try {
			return await(node, request, submit(lane, member, node, request));
		}
		finally {
			counts.end();
			places.release();
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counts.forEach((lane, counts) -> counts.bindTo(registry, lane));
	}

	private Future<PeerReply> submit(PeerLane lane, Member member, Node node, EngineRequest request) {
		TimeLeft time = TimeLeft.of(request.deadline());
		PeerTask task = new PeerTask(request, time,
				this.signer.seal(node.name(), request, time, this.hazelcast.getCluster().getClusterTime()));
		try {
			return this.hazelcast.getExecutorService(lane.executorName()).submitToMember(task, member);
		}
		catch (RejectedExecutionException | HazelcastException | HazelcastInstanceNotActiveException ex) {
			throw failure(node, ex);
		}
	}

	private PeerReply await(Node node, EngineRequest request, Future<PeerReply> pending) {
		Duration patience = request.deadline().left().plus(WAY);
		try {
			awaitDone(pending, patience);
			return pending.get(0, TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			// the peer has the same deadline, and stops by itself
			throw EngineException.timeout(node.name(), patience, request.id());
		}
		catch (InterruptedException ex) {
			stop(request, pending);
			Thread.currentThread().interrupt();
			throw EngineException.callerLeft(node.name(), ex);
		}
		catch (ExecutionException ex) {
			throw failure(node, (ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (CancellationException ex) {
			throw failure(node, ex);
		}
	}

	/** Hazelcast's own {@code get} goes on when its thread is interrupted. */
	private void awaitDone(Future<PeerReply> pending, Duration patience) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		((CompletionStage<?>) pending).whenCompleteAsync((reply, failure) -> done.countDown(), Runnable::run);
		try (DeadlineWatch.Watched _ = this.watch.watch(Deadline.in(patience), done::countDown)) {
			done.await();
		}
	}

	/**
	 * What only reads need not be finished. Cancelling asks the peer, and waits for its
	 * answer.
	 */
	private static void stop(EngineRequest request, Future<PeerReply> pending) {
		if (request.isRead()) {
			Thread.ofVirtual().name("peer-cancel").start(() -> {
				try {
					pending.cancel(true);
				}
				catch (HazelcastException ex) {
					logger.debug("{} was not cancelled: {}", request, ex.getMessage());
				}
			});
		}
	}

	private static boolean acquire(Semaphore places, Deadline deadline) {
		Duration left = deadline.left();
		Duration patience = (left.compareTo(PATIENCE) < 0) ? left : PATIENCE;
		try {
			return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private Semaphore places(NodeName node, PeerLane lane) {
		return this.places.computeIfAbsent(node, (name) -> new ConcurrentHashMap<>())
			.computeIfAbsent(lane, (key) -> new Semaphore(key.inFlight()));
	}

	private static boolean isOfFields(IllegalArgumentException ex) {
		return String.valueOf(ex.getMessage()).contains("GenericRecord");
	}

	static EngineException failure(Node node, Throwable cause) {
		return switch (cause) {
			case TargetNotMemberException ex -> new EngineException(Situation.NODE_LOST, node.name(),
					node.name() + " left the cluster just now; nothing was asked of it", ex);
			case MemberLeftException ex -> new EngineException(Situation.NODE_LEFT, node.name(),
					node.name() + " was lost while it was at work; it may have done what was asked", ex);
			case HazelcastInstanceNotActiveException ex ->
				new EngineException(Situation.NODE_LEFT, node.name(), "A node stops: ask again, at another node", ex);
			case RejectedExecutionException ex -> new EngineException(Situation.BUSY, node.name(),
					node.name() + " has too many requests waiting: try again later", ex);
			// it came as plain fields, of a type that the other does not know
			case IllegalArgumentException ex when isOfFields(ex) -> PeerFailures.unknownThere(node);
			default -> new EngineException(Situation.INTERNAL, node.name(),
					"The call to " + node.name() + " failed: " + cause.getClass().getSimpleName(), cause);
		};
	}

}
