package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How many inspects a second sixteen callers get.
 */
final class InspectRate implements Measurement {

	private static final Duration SLICE = Duration.ofSeconds(1);

	private static final int ROUNDS = 11;

	private final Door door;

	private final Figure owner;

	private final Figure peer;

	InspectRate(Door door, double ownerAim, double peerAim) {
		this.door = door;
		this.owner = Figure.atLeast(door.figure("inspect.rate.owner"), ownerAim, "x direct");
		this.peer = Figure.atLeast(door.figure("inspect.rate.peer"), peerAim, "x direct");
	}

	@Override
	public List<Figure> figures() {
		return List.of(this.owner, this.peer);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size());
		InspectPaths paths = InspectPaths.warm(lab, this.door);
		try (Callers direct = paths.manyDirect(); Callers owner = paths.manyOwner(); Callers peer = paths.manyPeer()) {
			Comparison rates = Comparison.of(ROUNDS, () -> direct.perSecond(SLICE), () -> owner.perSecond(SLICE),
					() -> peer.perSecond(SLICE));
			report.add(this.owner, rates.ratio(1), detail(rates, 1));
			report.add(this.peer, rates.ratio(2), detail(rates, 2));
		}
	}

	private static String detail(Comparison rates, int contender) {
		return String.format(Locale.ROOT, "%.0f/s, direct %.0f/s", rates.median(contender), rates.median(0));
	}

}
