package com.deblox.dockermod.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.security.RequestSigner;
import com.hazelcast.cluster.Member;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import org.jspecify.annotations.Nullable;

/**
 * Has every member look at itself, at once, and measures how far its clock is off.
 */
final class Examiner {

	private static final Duration PATIENCE = Duration.ofSeconds(8);

	static final String EXECUTOR = "dockermod.doctor";

	private static final String NODE_NAME = "dockermod.node";

	/** An examination is seldom, and makes every node connect to every other. */
	private final Semaphore places = new Semaphore(2);

	private final NodeName self;

	private final Supplier<List<Node>> nodes;

	private final HazelcastInstance hazelcast;

	private final Clock clock;

	private final RequestSigner signer;

	Examiner(NodeName self, Supplier<List<Node>> nodes, HazelcastInstance hazelcast, Clock clock,
			RequestSigner signer) {
		this.self = self;
		this.nodes = nodes;
		this.hazelcast = hazelcast;
		this.clock = clock;
		this.signer = signer;
	}

	static ExecutorConfig executor() {
		return new ExecutorConfig(EXECUTOR, 2).setQueueCapacity(16).setStatisticsEnabled(false);
	}

	Examination examine() {
		if (!this.places.tryAcquire()) {
			throw new EngineException(Situation.BUSY, this.self,
					"This node is examined already: ask again in some seconds");
		}
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Map<Member, Future<Examination.Answer>> pending = new LinkedHashMap<>();
			for (Member member : this.hazelcast.getCluster().getMembers()) {
				pending.put(member, threads.submit(() -> ask(member)));
			}
			Future<Map<String, String>> strangers = threads.submit(() -> new Discovery(this.hazelcast).strangers());
			List<Examination.Answer> answers = new ArrayList<>();
			Map<String, String> silent = new TreeMap<>();
			pending.forEach((member, future) -> {
				try {
					answers.add(future.get());
				}
				catch (ExecutionException ex) {
					Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
					silent.put(name(member), String.valueOf(cause.getMessage()));
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
			return new Examination(this.self.value(), this.nodes.get(), answers, silent, strangers.get());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw EngineException.callerLeft(this.self, ex);
		}
		catch (ExecutionException ex) {
			throw new EngineException(Situation.INTERNAL, this.self, "The members cannot be compared", ex);
		}
		finally {
			this.places.release();
		}
	}

	private Examination.Answer ask(Member member) throws IllegalStateException, InterruptedException {
		Instant before = this.clock.instant();
		long start = System.nanoTime();
		try {
			@Nullable Checkup checkup = this.hazelcast.getExecutorService(EXECUTOR)
				.submitToMember(task(member), member)
				.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			if (checkup == null) {
				throw new IllegalStateException("it is starting, or refused to tell: its log says why");
			}
			Duration took = Duration.ofNanos(System.nanoTime() - start);
			// on the way there and back; by how much each took more is not known
			Duration way = took.minus(checkup.busy()).dividedBy(2);
			Instant read = before.plus(checkup.busy()).plus(way);
			return new Examination.Answer(checkup, Duration.between(read, checkup.clock()), way);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("no answer within " + PATIENCE.toSeconds() + " s", ex);
		}
		catch (ExecutionException | RejectedExecutionException | HazelcastException ex) {
			throw new IllegalStateException("it could not be asked: " + ex.getMessage(), ex);
		}
	}

	private CheckupTask task(Member member) {
		return CheckupTask.sealed(new NodeName(name(member)), this.signer, Deadline.in(PATIENCE),
				this.hazelcast.getCluster().getClusterTime());
	}

	private static String name(Member member) {
		String name = member.getAttribute(NODE_NAME);
		return (name != null) ? name : member.getAddress().getHost();
	}

}
