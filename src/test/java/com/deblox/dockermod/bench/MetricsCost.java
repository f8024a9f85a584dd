package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many inspects a second sixteen callers get while somebody scrapes the node's
 * metrics each second, against nobody: far more often than a Prometheus does.
 */
final class MetricsCost implements Measurement {

	private static final Figure COST = Figure.atLeast("metrics.cost", 0.97, "x unscraped");

	private static final Duration SLICE = Duration.ofSeconds(2);

	private static final int ROUNDS = 11;

	@Override
	public List<Figure> figures() {
		return List.of(COST);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size());
		InspectPaths paths = InspectPaths.warm(lab, Door.DOCKER);
		AtomicInteger scrapes = new AtomicInteger();
		try (Callers owner = paths.manyOwner();
				ScheduledExecutorService scraper = Executors.newSingleThreadScheduledExecutor()) {
			Comparison rates = Comparison.of(ROUNDS, () -> owner.perSecond(SLICE),
					() -> scraped(lab.first(), owner, scraper, scrapes));
			report.add(COST, rates.ratio(1), String.format(Locale.ROOT, "%.0f/s, unscraped %.0f/s, %d scrapes",
					rates.median(1), rates.median(0), scrapes.get()));
		}
	}

	private static double scraped(BenchHost host, Callers callers, ScheduledExecutorService scraper,
			AtomicInteger scrapes) throws IOException {
		ScheduledFuture<?> scraping = scraper.scheduleAtFixedRate(() -> {
			if (isScraped(host)) {
				scrapes.incrementAndGet();
			}
		}, 0, 1, TimeUnit.SECONDS);
		try {
			return callers.perSecond(SLICE);
		}
		finally {
			scraping.cancel(false);
		}
	}

	private static boolean isScraped(BenchHost host) {
		try {
			return host.node().once(host.node().get("/actuator/prometheus")).status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
