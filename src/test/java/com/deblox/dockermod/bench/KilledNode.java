package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import tools.jackson.databind.JsonNode;

/**
 * How long after a node was killed all others know it, and list rightly what is left.
 */
final class KilledNode implements Measurement {

	private static final Figure KNOWN = Figure.atMost("killed.known", 2, "s");

	private static final Figure RIGHT = Figure.atMost("killed.right", 5, "s");

	private static final Duration LONGEST = Duration.ofSeconds(60);

	private static final int ROUNDS = 3;

	@Override
	public List<Figure> figures() {
		return List.of(KNOWN, RIGHT);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size());
		double[] known = new double[ROUNDS];
		double[] right = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			Set<String> left = idsOf(lab.allButLast());
			BenchHost killed = lab.last();
			List<Callable<Double>> watches = new ArrayList<>();
			LinuxProcess process = new LinuxProcess(lab.pid(killed));
			long start = System.nanoTime();
			for (BenchHost other : lab.allButLast()) {
				watches.add(() -> since(start, () -> isLost(killed, other)));
			}
			for (BenchHost other : lab.allButLast()) {
				watches.add(() -> since(start, () -> isRight(killed, other, left)));
			}
			try (Parallel threads = new Parallel(watches.size())) {
				process.kill();
				List<Double> times = threads.all(watches);
				int others = lab.allButLast().size();
				known[round] = max(times.subList(0, others));
				right[round] = max(times.subList(others, times.size()));
			}
			BenchLab.run("start", killed.name());
			BenchLab.run("wait");
		}
		report.add(KNOWN, Statistics.median(known), "");
		report.add(RIGHT, Statistics.median(right), "");
	}

	private static Set<String> idsOf(List<BenchHost> hosts) throws IOException {
		Set<String> ids = new HashSet<>();
		for (BenchHost host : hosts) {
			ids.addAll(host.ids());
		}
		return ids;
	}

	private static double since(long start, Wait.Condition condition) throws IOException {
		Wait.until(LONGEST, "the others know that a node was killed", condition);
		return (System.nanoTime() - start) / 1e9;
	}

	private static boolean isLost(BenchHost killed, BenchHost other) throws IOException {
		return other.nodeAsSeen(killed.name()).path("state").asString("").equals("lost");
	}

	private static boolean isRight(BenchHost killed, BenchHost other, Set<String> left) throws IOException {
		JsonNode list = BenchHost.JSON.readTree(other.node().once(other.listAll()).body());
		boolean named = false;
		for (JsonNode node : list.path("nodes")) {
			named |= node.path("dockerInstance").asString("").equals(killed.name()) && node.has("error");
		}
		return named && !list.path("complete").asBoolean(true)
				&& BenchHost.ids(list.path("Response").path("Body")).equals(left);
	}

	private static double max(List<Double> times) {
		return times.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}

}
