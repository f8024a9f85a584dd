package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long one caller waits for an inspect: at the daemon, at its node, at another node.
 */
final class InspectTime implements Measurement {

	private static final Figure OWNER = Figure.atMost("inspect.p50.owner", 4.4, "x direct");

	private static final Figure PEER = Figure.atMost("inspect.p50.peer", 8, "x direct");

	private static final Duration SLICE = Duration.ofMillis(250);

	private static final int ROUNDS = 30;

	@Override
	public List<Figure> figures() {
		return List.of(OWNER, PEER);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size());
		InspectPaths paths = InspectPaths.warm(lab);
		try (Caller direct = paths.direct(); Caller owner = paths.atOwner(); Caller peer = paths.atPeer()) {
			Comparison times = Comparison.of(ROUNDS, () -> direct.median(SLICE), () -> owner.median(SLICE),
					() -> peer.median(SLICE));
			report.add(OWNER, times.ratio(1), detail(times, 1));
			report.add(PEER, times.ratio(2), detail(times, 2));
		}
	}

	private static String detail(Comparison times, int contender) {
		return String.format(Locale.ROOT, "%.2f ms, direct %.2f ms", times.median(contender), times.median(0));
	}

}
