package com.deblox.dockermod.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.docker.EngineListener;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleListener;
import com.hazelcast.partition.PartitionLostEvent;
import com.hazelcast.partition.PartitionLostListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees who comes and goes, and puts right what that leaves wrong: the one thread on which
 * this node tends what is shared, so that nothing blocks on Hazelcast's own.
 */
public final class Membership implements EngineListener, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Membership.class);

	private static final Duration TENDING = Duration.ofSeconds(1);

	private static final Duration SLOW_REPAIR = Duration.ofMinutes(10);

	/**
	 * When the maps are read once more after the last change. While members join or
	 * merge, an event can be sent by one that does not yet know that this node listens:
	 * it is lost, and nothing tells of it.
	 */
	private static final List<Duration> SETTLED = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30));

	private final HazelcastInstance hazelcast;

	private final Nodes nodes;

	private final LostNodes lostNodes;

	private final SelfAnnouncement self;

	private final List<Runnable> restorers = new CopyOnWriteArrayList<>();

	private final List<MirroredMap<?>> mirrors = new CopyOnWriteArrayList<>();

	private final List<Consumer<Set<Member>>> memberListeners = new CopyOnWriteArrayList<>();

	private final List<Runnable> repairListeners = new CopyOnWriteArrayList<>();

	private final AtomicBoolean repairAsked = new AtomicBoolean();

	/** Repairs that are due when nothing changes any more. */
	private List<ScheduledFuture<?>> laterRepairs = List.of();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("membership").daemon().factory());

	Membership(HazelcastInstance hazelcast, Nodes nodes, LostNodes lostNodes, SelfAnnouncement self) {
		this.hazelcast = hazelcast;
		this.nodes = nodes;
		this.lostNodes = lostNodes;
		this.self = self;
	}

	/**
	 * Look after a mirrored map: it is read again when events alone do not keep it right.
	 * @param mirror the map
	 * @param restorer puts back into the shared map what only this node remembers; runs
	 * before the map is read again; may block
	 */
	public void tend(MirroredMap<?> mirror, Runnable restorer) {
		this.restorers.add(restorer);
		this.mirrors.add(mirror);
	}

	/**
	 * Be told when the maps were read again.
	 * @param listener is called on this class's thread
	 */
	public void onRepaired(Runnable listener) {
		this.repairListeners.add(listener);
	}

	/**
	 * Be told each second who is a member.
	 * @param listener is called on this class's thread
	 */
	void tells(Consumer<Set<Member>> listener) {
		this.memberListeners.add(listener);
	}

	void start() {
		this.nodes.membersAre(this.hazelcast.getCluster().getMembers());
		this.hazelcast.getCluster().addMembershipListener(new Members());
		this.hazelcast.getPartitionService().addPartitionLostListener(new LostPartitions());
		this.hazelcast.getLifecycleService().addLifecycleListener(new Merges());
		this.thread.scheduleWithFixedDelay(() -> quietly("tending", this::tendOnce), 0, TENDING.toMillis(),
				TimeUnit.MILLISECONDS);
		this.thread.scheduleWithFixedDelay(this::repairSoon, SLOW_REPAIR.toMillis(), SLOW_REPAIR.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/**
	 * From now on the containers of this node are tracked.
	 * @param tracking how well; asked for each second, must not block
	 */
	public void tracks(Supplier<Tracking> tracking) {
		this.self.tracks(tracking);
	}

	void servesAt(String address) {
		this.self.servesAt(address);
		tendSoon();
	}

	/** Tell the others, at once, that this node is being stopped. */
	void leaves() {
		this.self.leaves();
		tendSoon();
	}

	@Override
	public void engineUp(EngineInfo info) {
		tendSoon();
	}

	@Override
	public void engineDown(String why) {
		tendSoon();
	}

	private void tendSoon() {
		this.thread.execute(() -> quietly("tending", this::tendOnce));
	}

	/** Now, and once more when all know each other. */
	private synchronized void repairAfterChange() {
		repairSoon();
		this.laterRepairs.forEach((repair) -> repair.cancel(false));
		this.laterRepairs = SETTLED.stream()
			.<ScheduledFuture<?>>map(
					(after) -> this.thread.schedule(this::repairSoon, after.toMillis(), TimeUnit.MILLISECONDS))
			.toList();
	}

	private void repairSoon() {
		// several reasons at once (a lost member is 271 lost partitions): one repair
		if (this.repairAsked.compareAndSet(false, true)) {
			this.thread.execute(() -> quietly("repair", this::repair));
		}
	}

	private void tendOnce() {
		this.nodes.membersAre(this.hazelcast.getCluster().getMembers());
		this.lostNodes.note();
		this.lostNodes.forgetTheOld();
		this.self.renew();
		Set<Member> members = this.hazelcast.getCluster().getMembers();
		this.memberListeners.forEach((listener) -> listener.accept(members));
	}

	private void repair() {
		this.repairAsked.set(false);
		this.nodes.membersAre(this.hazelcast.getCluster().getMembers());
		this.restorers.forEach(Runnable::run);
		this.mirrors.forEach(MirroredMap::readAgain);
		tendOnce();
		this.repairListeners.forEach(Runnable::run);
	}

	/** The next round tries again; a round that fails must not end the rounds. */
	private void quietly(String what, Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			if (this.hazelcast.getLifecycleService().isRunning()) {
				logger.warn("{} of the shared maps failed, and is tried again: {}", what, ex.toString());
			}
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	/** On Hazelcast's threads: only notes it, and passes it on. */
	private final class Members implements MembershipListener {

		@Override
		public void memberAdded(MembershipEvent event) {
			Membership.this.nodes.membersAre(event.getMembers());
			repairAfterChange();
		}

		@Override
		public void memberRemoved(MembershipEvent event) {
			Membership.this.nodes.membersAre(event.getMembers());
			repairAfterChange();
		}

	}

	/** On Hazelcast's threads: only passes it on. */
	private final class LostPartitions implements PartitionLostListener {

		@Override
		public void partitionLost(PartitionLostEvent event) {
			repairSoon();
		}

	}

	/** On Hazelcast's threads: only passes it on. */
	private final class Merges implements LifecycleListener {

		@Override
		public void stateChanged(LifecycleEvent event) {
			if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
				repairAfterChange();
			}
		}

	}

}
