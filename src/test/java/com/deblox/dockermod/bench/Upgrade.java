package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Each node is replaced, one after the other, while somebody asks each node without a
 * pause: how many calls failed, and how long it took from SIGTERM until the node serves
 * again and sees all others.
 */
final class Upgrade implements Measurement {

	private static final Figure FAILED = Figure.atMost("upgrade.failed", 0, "calls");

	private static final Figure DURATION = Figure.atMost("upgrade.duration", 8, "s");

	private static final Duration LONGEST = Duration.ofSeconds(90);

	@Override
	public List<Figure> figures() {
		return List.of(FAILED, DURATION);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		List<UpgradeCaller> callers = lab.hosts().stream().map(UpgradeCaller::new).toList();
		List<Callable<Double>> tasks = List.of(() -> replaceAll(lab, callers), () -> callers.get(0).call(),
				() -> callers.get(1).call(), () -> callers.get(2).call());
		try (Parallel threads = new Parallel(tasks.size())) {
			double seconds = threads.all(tasks).getFirst();
			int failed = callers.stream().mapToInt(UpgradeCaller::failed).sum();
			int calls = callers.stream().mapToInt(UpgradeCaller::calls).sum();
			report.add(FAILED, failed,
					"of " + calls + callers.stream().map(UpgradeCaller::last).collect(Collectors.joining()));
			report.add(DURATION, seconds, "");
		}
	}

	private static double replaceAll(BenchLab lab, List<UpgradeCaller> callers) throws IOException {
		try {
			double[] seconds = new double[lab.hosts().size()];
			for (int i = 0; i < seconds.length; i++) {
				seconds[i] = replace(lab, lab.hosts().get(i));
			}
			return Statistics.median(seconds);
		}
		finally {
			callers.forEach(UpgradeCaller::stop);
		}
	}

	private static double replace(BenchLab lab, BenchHost host) throws IOException {
		long start = System.nanoTime();
		BenchLab.run("stop", host.name());
		BenchLab.run("start", host.name(), "--no-wait");
		Wait.until(LONGEST, host.name() + " is ready", host::isReady);
		Wait.until(LONGEST, host.name() + " sees all nodes", () -> up(host) == lab.hosts().size());
		double seconds = (System.nanoTime() - start) / 1e9;
		BenchLab.run("wait");
		return seconds;
	}

	private static long up(BenchHost host) throws IOException {
		return StreamSupport.stream(host.nodesAsSeen().spliterator(), false)
			.filter((node) -> node.path("state").asString("").equals("up"))
			.count();
	}

}
