package com.deblox.dockermod.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.deblox.dockermod.cluster.LoopbackMember;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.ownership.TrackedContainers;
import com.deblox.dockermod.routing.LookedUp;

/**
 * What 100,000 containers cost three nodes: members in this process, as nodes make them,
 * with engines that have nothing but a list.
 */
final class LargeMap implements Measurement {

	private static final Figure RESOLVE = Figure.atMost("map.100000.resolve", 5, "us");

	private static final Figure HEAP = Figure.atMost("map.100000.heap", 60, "MB");

	private static final Figure QUIET = Figure.atMost("map.100000.quiet", 0, "operations");

	private static final int NODES = 3;

	private static final int EACH = 33_333;

	private static final int FULL_ID = 64;

	private static final int SHORT_ID = 12;

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private final List<LoopbackMember> members = new ArrayList<>();

	private final List<ManyContainers> engines = new ArrayList<>();

	private final List<TrackedContainers> tracked = new ArrayList<>();

	@Override
	public List<Figure> figures() {
		return List.of(RESOLVE, HEAP, QUIET);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		try {
			start();
			Nodes nodes = this.members.stream().map(LoopbackMember::nodes).toList().getFirst();
			long empty = usedHeap();
			this.tracked.forEach(TrackedContainers::reconcile);
			Wait.until(LONGEST, "each node knows all containers", this::isEverywhere);
			// Mirror, index, and the node's share of the map with its backups: all that a
			// container adds anywhere in this process, which is three nodes.
			double heap = (usedHeap() - empty) / 1e6 / NODES;
			long filled = operations();
			this.tracked.forEach(TrackedContainers::reconcile);
			LookedUp index = new LookedUp(nodes, this.tracked.getFirst().index());
			double full = new ResolveTime(this.engines, FULL_ID).measure(index);
			double abbreviated = new ResolveTime(this.engines, SHORT_ID).measure(index);
			report.add(RESOLVE, full,
					String.format(Locale.ROOT, "a full id; its first %d digits %.1f us", SHORT_ID, abbreviated));
			report.add(HEAP, heap, "");
			report.add(QUIET, (double) (operations() - filled),
					String.format(Locale.ROOT, "%d operations filled it", filled));
		}
		finally {
			this.members.forEach(LoopbackMember::close);
		}
	}

	private void start() throws IOException {
		List<Integer> ports = new ArrayList<>();
		for (int i = 0; i < NODES; i++) {
			try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				ports.add(free.getLocalPort());
			}
		}
		for (int port : ports) {
			NodeName self = new NodeName("node" + (this.members.size() + 1));
			this.members.add(LoopbackMember.join(self, port, ports, TrackedContainers.serializer()));
			this.engines.add(new ManyContainers(self, EACH));
		}
		Wait.until(LONGEST, "the members see each other",
				() -> this.members.stream().allMatch((member) -> member.members() == NODES));
		for (int i = 0; i < NODES; i++) {
			this.tracked
				.add(new TrackedContainers(this.engines.get(i).node(), this.members.get(i), this.engines.get(i)));
		}
	}

	private boolean isEverywhere() {
		return this.tracked.stream().allMatch((containers) -> containers.size() == NODES * EACH);
	}

	private long operations() {
		return this.tracked.stream().mapToLong(TrackedContainers::operations).sum();
	}

	/** After what nobody holds any more is gone. */
	private static long usedHeap() throws IOException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Wait.pause(Duration.ofMillis(200));
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
