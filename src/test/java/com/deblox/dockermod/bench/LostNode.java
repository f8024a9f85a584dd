package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import tools.jackson.databind.JsonNode;

/**
 * How long after a node was lost all others know it, and list rightly what is left; and
 * after it came back, what there is. The clock begins before the script that does it to
 * the node, so the script's time is in it.
 */
final class LostNode implements Measurement {

	private static final Duration LONGEST = Duration.ofSeconds(90);

	private final Loss loss;

	private final int rounds;

	LostNode(Loss loss, int rounds) {
		this.loss = loss;
		this.rounds = rounds;
	}

	@Override
	public List<Figure> figures() {
		return List.of(this.loss.known(), this.loss.right(), this.loss.back());
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size() * 2);
		double[] known = new double[this.rounds];
		double[] right = new double[this.rounds];
		double[] back = new double[this.rounds];
		for (int round = 0; round < this.rounds; round++) {
			Set<String> all = BenchHost.idsOf(lab.hosts());
			lose(lab, round, known, right);
			back[round] = Recovery.seconds(lab, () -> this.loss.heal(lab.last()), lab.last()::isReady, all);
			BenchLab.run("wait");
		}
		report.add(this.loss.known(), Statistics.median(known), "");
		report.add(this.loss.right(), Statistics.median(right), "");
		report.add(this.loss.back(), Statistics.median(back), "");
	}

	private void lose(BenchLab lab, int round, double[] known, double[] right) throws IOException {
		BenchHost lost = lab.last();
		List<BenchHost> others = lab.allButLast();
		Set<String> left = BenchHost.idsOf(others);
		List<Callable<Double>> watches = new ArrayList<>();
		long start = System.nanoTime();
		for (BenchHost other : others) {
			watches.add(() -> since(start, () -> isLost(lost, other)));
		}
		for (BenchHost other : others) {
			watches.add(() -> since(start, () -> isRight(lost, other, left)));
		}
		watches.add(() -> {
			this.loss.strike(lost);
			return 0.0;
		});
		try (Parallel threads = new Parallel(watches.size())) {
			List<Double> times = threads.all(watches);
			known[round] = max(times.subList(0, others.size()));
			right[round] = max(times.subList(others.size(), 2 * others.size()));
		}
	}

	private double since(long start, Wait.Condition condition) throws IOException {
		Wait.until(LONGEST, "all know that a node is " + this.loss, condition);
		return (System.nanoTime() - start) / 1e9;
	}

	private static boolean isLost(BenchHost lost, BenchHost other) throws IOException {
		return other.nodeAsSeen(lost.name()).path("state").asString("").equals("lost");
	}

	private static boolean isRight(BenchHost lost, BenchHost other, Set<String> left) throws IOException {
		JsonNode list = other.actionList();
		boolean named = false;
		for (JsonNode node : list.path("nodes")) {
			named |= node.path("dockerInstance").asString("").equals(lost.name()) && node.has("error");
		}
		return named && !list.path("complete").asBoolean(true)
				&& BenchHost.ids(list.path("Response").path("Body")).equals(left);
	}

	private static double max(List<Double> times) {
		return times.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}

}
