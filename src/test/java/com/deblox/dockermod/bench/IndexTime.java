package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long a page of all containers takes from a node's index, against asking all daemons
 * at the same time for their lists.
 */
final class IndexTime implements Measurement {

	private static final int ROUNDS = 31;

	private static final Duration WARM = Duration.ofSeconds(10);

	private static final String PAGE = "/cluster/containers?sort=-created";

	private static final String MOST = PAGE + "&limit=1000";

	private final int containers;

	private final Figure figure;

	IndexTime(int containers, double aim) {
		this.containers = containers;
		this.figure = Figure.atMost("containers.index." + containers, aim, "x direct");
	}

	@Override
	public List<Figure> figures() {
		return List.of(this.figure);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(this.containers);
		BenchHost host = lab.first();
		List<Caller> engines = lab.hosts().stream().map((one) -> new Caller(one.engine(), one.listDirectly())).toList();
		try (Callers direct = Callers.of(engines);
				Callers page = callers(host, PAGE);
				Callers most = callers(host, MOST)) {
			page.perSecond(WARM);
			direct.perSecond(WARM.dividedBy(5));
			Comparison times = Comparison.of(ROUNDS, direct::callOnce, page::callOnce, most::callOnce);
			report.add(this.figure, times.ratio(1),
					String.format(Locale.ROOT, "a page of 100 in %.1f ms, of 1000 in %.1f ms, direct %.1f ms",
							times.median(1), times.median(2), times.median(0)));
		}
	}

	private static Callers callers(BenchHost host, String path) throws IOException {
		return Callers.of(List.of(new Caller(host.node(), host.node().get(path))));
	}

}
