package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long the list of all containers takes, against asking all daemons at the same time.
 */
final class ListTime implements Measurement {

	private static final int ROUNDS = 31;

	/** So long before what counts: until it is compiled code that is measured. */
	private static final Duration WARM = Duration.ofSeconds(15);

	private final Door door;

	private final int containers;

	private final Figure figure;

	ListTime(Door door, int containers, double aim) {
		this.door = door;
		this.containers = containers;
		this.figure = Figure.atMost(door.listFigure(containers), aim, "x direct");
	}

	@Override
	public List<Figure> figures() {
		return List.of(this.figure);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(this.containers);
		List<Caller> engines = lab.hosts()
			.stream()
			.map((host) -> new Caller(host.engine(), host.listDirectly()))
			.toList();
		try (Callers direct = Callers.of(engines);
				Callers node = Callers.of(List.of(new Caller(lab.first().node(), this.door.list(lab.first()))))) {
			node.perSecond(WARM);
			direct.perSecond(WARM.dividedBy(7));
			Comparison times = Comparison.of(ROUNDS, direct::callOnce, node::callOnce);
			report.add(this.figure, times.ratio(1),
					String.format(Locale.ROOT, "%.1f ms, direct %.1f ms", times.median(1), times.median(0)));
		}
	}

}
