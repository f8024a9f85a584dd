package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How many inspects a second sixteen callers get.
 */
final class InspectRate implements Measurement {

	private static final Figure OWNER = Figure.atLeast("inspect.rate.owner", 0.45, "x direct");

	private static final Figure PEER = Figure.atLeast("inspect.rate.peer", 0.30, "x direct");

	private static final Duration SLICE = Duration.ofSeconds(1);

	private static final int ROUNDS = 11;

	@Override
	public List<Figure> figures() {
		return List.of(OWNER, PEER);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size());
		InspectPaths paths = InspectPaths.warm(lab);
		try (Callers direct = paths.manyDirect(); Callers owner = paths.manyOwner(); Callers peer = paths.manyPeer()) {
			Comparison rates = Comparison.of(ROUNDS, () -> direct.perSecond(SLICE), () -> owner.perSecond(SLICE),
					() -> peer.perSecond(SLICE));
			report.add(OWNER, rates.ratio(1), detail(rates, 1));
			report.add(PEER, rates.ratio(2), detail(rates, 2));
		}
	}

	private static String detail(Comparison rates, int contender) {
		return String.format(Locale.ROOT, "%.0f/s, direct %.0f/s", rates.median(contender), rates.median(0));
	}

}
