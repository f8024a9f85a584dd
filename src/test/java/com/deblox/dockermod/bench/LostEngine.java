package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * How long after a daemon that was killed answers again every node lists its containers,
 * the node beside it never having been restarted.
 */
final class LostEngine implements Measurement {

	private static final Figure BACK = Figure.atMost("engine.back", 2, "s");

	private static final Duration LONGEST = Duration.ofSeconds(90);

	@Override
	public List<Figure> figures() {
		return List.of(BACK);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size() * 2);
		Set<String> all = BenchHost.idsOf(lab.hosts());
		BenchHost last = lab.last();
		BenchLab.run("kill-engine", last.name());
		Wait.until(LONGEST, "the others know that an engine is gone", () -> !lab.first().lists(all));
		List<Callable<Double>> tasks = List.of(() -> {
			BenchLab.run("start-engine", last.name());
			return 0.0;
		}, () -> {
			Wait.until(LONGEST, "the engine of " + last.name() + " answers", () -> answers(last));
			long start = System.nanoTime();
			for (BenchHost host : lab.hosts()) {
				Wait.until(LONGEST, host.name() + " lists everything", () -> host.lists(all));
			}
			return (System.nanoTime() - start) / 1e9;
		});
		try (Parallel threads = new Parallel(tasks.size())) {
			report.add(BACK, threads.all(tasks).getLast(), "");
		}
		BenchLab.run("wait");
	}

	private static boolean answers(BenchHost host) {
		try {
			return host.engine().once(host.engine().get("/_ping")).status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
