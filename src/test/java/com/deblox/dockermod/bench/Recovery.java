package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * How long after something that was lost is there again every node lists everything.
 */
final class Recovery {

	private static final Duration LONGEST = Duration.ofSeconds(90);

	private Recovery() {
	}

	/**
	 * Have it come back, and wait until everything is listed.
	 * @param lab where
	 * @param remedy brings it back
	 * @param back whether it is there; the clock begins then
	 * @param all the ids of all containers
	 * @return the seconds
	 * @throws IOException if it does not come back
	 */
	static double seconds(BenchLab lab, Remedy remedy, Wait.Condition back, Set<String> all) throws IOException {
		List<Callable<Double>> tasks = List.of(() -> {
			remedy.apply();
			return 0.0;
		}, () -> {
			Wait.until(LONGEST, "what was lost is back", back);
			long start = System.nanoTime();
			for (BenchHost host : lab.hosts()) {
				Wait.until(LONGEST, host.name() + " lists everything", () -> host.lists(all));
			}
			return (System.nanoTime() - start) / 1e9;
		});
		try (Parallel threads = new Parallel(tasks.size())) {
			return threads.all(tasks).getLast();
		}
	}

	/**
	 * What brings something back.
	 */
	@FunctionalInterface
	interface Remedy {

		void apply() throws IOException;

	}

}
