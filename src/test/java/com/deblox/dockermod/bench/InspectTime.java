package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long one caller waits for an inspect: at the daemon, at its node, at another node.
 */
final class InspectTime implements Measurement {

	private static final Duration SLICE = Duration.ofMillis(250);

	private static final int ROUNDS = 30;

	private final Door door;

	private final Figure owner;

	private final Figure peer;

	InspectTime(Door door, double ownerAim, double peerAim) {
		this.door = door;
		this.owner = Figure.atMost(door.figure("inspect.p50.owner"), ownerAim, "x direct");
		this.peer = Figure.atMost(door.figure("inspect.p50.peer"), peerAim, "x direct");
	}

	@Override
	public List<Figure> figures() {
		return List.of(this.owner, this.peer);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size());
		InspectPaths paths = InspectPaths.warm(lab, this.door);
		try (Caller direct = paths.direct(); Caller owner = paths.atOwner(); Caller peer = paths.atPeer()) {
			Comparison times = Comparison.of(ROUNDS, () -> direct.median(SLICE), () -> owner.median(SLICE),
					() -> peer.median(SLICE));
			report.add(this.owner, times.ratio(1), detail(times, 1));
			report.add(this.peer, times.ratio(2), detail(times, 2));
		}
	}

	private static String detail(Comparison times, int contender) {
		return String.format(Locale.ROOT, "%.2f ms, direct %.2f ms", times.median(contender), times.median(0));
	}

}
