package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A thousand clients of one node's bus that follow the cluster's events: what they cost
 * the node, and what they cost a short call beside them.
 */
final class BusSubscribers implements Measurement {

	private static final int CLIENTS = 1000;

	private static final Figure COST = Figure.atMost("bus.subscribers.1000", 100, "MB");

	private static final Figure CALLS = Figure.atMost("bus.subscribers.calls", 1.1, "x without");

	private static final Duration CALLED = Duration.ofSeconds(5);

	private static final Duration SETTLE = Duration.ofSeconds(2);

	@Override
	public List<Figure> figures() {
		return List.of(COST, CALLS);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		BenchHost host = lab.first();
		LinuxProcess node = new LinuxProcess(lab.pid(host));
		try (BenchContainer quiet = BenchContainer.run(host, "dockermod-bench-quiet", "exec sleep 600");
				Caller caller = new Caller(host.node(), host.inspect(quiet.name()))) {
			caller.median(CALLED);
			double without = caller.median(CALLED);
			double before = node.residentMegabytes();
			List<BusConnection> clients = new ArrayList<>();
			try {
				for (int i = 0; i < CLIENTS; i++) {
					clients.add(BusConnection.open(host.node(), "/deblox.events"));
				}
				Wait.pause(SETTLE);
				report.add(COST, node.residentMegabytes() - before, String.format(Locale.ROOT, "from %.0f MB", before));
				double busy = caller.median(CALLED);
				report.add(CALLS, busy / without,
						String.format(Locale.ROOT, "%.2f ms, without %.2f ms", busy, without));
			}
			finally {
				for (BusConnection client : clients) {
					client.close();
				}
			}
		}
	}

}
