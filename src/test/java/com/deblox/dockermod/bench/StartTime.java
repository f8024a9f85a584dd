package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * How long after its process began a node is ready, and sees all others: with Java's AOT
 * cache, which each node of {@code script/cluster} has.
 */
final class StartTime implements Measurement {

	private static final Figure START = Figure.atMost("start", 6, "s");

	private static final Figure WITH_CACHE = Figure.atMost("start.aot", 3, "s");

	private static final Figure JOIN = Figure.atMost("join", 5, "s");

	private static final Duration LONGEST = Duration.ofSeconds(90);

	private static final int ROUNDS = 3;

	@Override
	public List<Figure> figures() {
		return List.of(START, WITH_CACHE, JOIN);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		double[] ready = new double[ROUNDS];
		double[] joined = new double[ROUNDS];
		BenchHost host = lab.last();
		for (int round = 0; round < ROUNDS; round++) {
			BenchLab.run("stop", host.name());
			BenchLab.run("start", host.name(), "--no-wait");
			LinuxProcess process = new LinuxProcess(lab.pid(host));
			Wait.until(LONGEST, host.name() + " is ready", host::isReady);
			ready[round] = process.age();
			process.mustUseCache();
			Wait.until(LONGEST, host.name() + " sees all nodes", () -> up(host) == lab.hosts().size());
			joined[round] = process.age();
		}
		BenchLab.run("wait");
		report.add(START, Statistics.median(ready), "");
		report.add(WITH_CACHE, Statistics.median(ready), "");
		report.add(JOIN, Statistics.median(joined), "");
	}

	private static long up(BenchHost host) throws IOException {
		return StreamSupport.stream(host.nodesAsSeen().spliterator(), false)
			.filter((node) -> node.path("state").asString("").equals("up"))
			.count();
	}

}
