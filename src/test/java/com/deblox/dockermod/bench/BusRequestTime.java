package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long one caller waits for an inspect that is sent over the bus, and over HTTP to
 * the same node.
 */
final class BusRequestTime implements Measurement {

	private static final Figure FIGURE = Figure.atMost("bus.request.p50", 1.2, "x POST /");

	private static final Duration SLICE = Duration.ofMillis(250);

	private static final Duration WARM = Duration.ofSeconds(5);

	private static final int ROUNDS = 30;

	@Override
	public List<Figure> figures() {
		return List.of(FIGURE);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		lab.stock().resize(lab.hosts().size());
		InspectPaths paths = InspectPaths.warm(lab, Door.ACTIONS);
		byte[] request = BusConnection
			.message("SEND\ndestination:/" + paths.id() + "\n\n{\"action\": \"inspect-container\"}\0");
		try (Caller http = paths.atOwner();
				BusConnection bus = BusConnection.open(paths.owner().node(), "/user/queue/replies")) {
			bus.median(request, WARM);
			Comparison times = Comparison.of(ROUNDS, () -> http.median(SLICE), () -> bus.median(request, SLICE));
			report.add(FIGURE, times.ratio(1),
					String.format(Locale.ROOT, "%.2f ms, POST / %.2f ms", times.median(1), times.median(0)));
		}
	}

}
