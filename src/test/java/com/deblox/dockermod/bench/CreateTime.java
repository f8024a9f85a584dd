package com.deblox.dockermod.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * How long a bulk takes, against the same number dealt to the daemons directly with as
 * many connections.
 */
final class CreateTime implements Measurement {

	/** Rounds before those that count: nodes may have been restarted just now. */
	private static final int WARM = 3;

	private final int instances;

	private final int rounds;

	private final Figure figure;

	CreateTime(int instances, int rounds, double aim) {
		this.instances = instances;
		this.rounds = rounds;
		this.figure = Figure.atMost("create." + instances, aim, "x direct");
	}

	@Override
	public List<Figure> figures() {
		return List.of(this.figure);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		if (this.rounds > 1) {
			Comparison.of(WARM, () -> directly(lab.stock()), () -> bulk(lab));
		}
		Comparison times = Comparison.of(this.rounds, () -> directly(lab.stock()), () -> bulk(lab));
		report.add(this.figure, times.ratio(1),
				String.format(Locale.ROOT, "%.2f s, direct %.2f s", times.median(1), times.median(0)));
	}

	private double directly(Stock stock) throws IOException {
		stock.resize(0);
		try (Batch batch = new Batch(stock.creates(this.instances))) {
			long start = System.nanoTime();
			int errors = batch.run();
			double seconds = (System.nanoTime() - start) / 1e9;
			if (errors > 0) {
				throw new IOException(errors + " direct creates failed");
			}
			return seconds;
		}
	}

	private double bulk(BenchLab lab) throws IOException {
		lab.stock().resize(0);
		Endpoint node = lab.first().node();
		byte[] request = node.post("/", "{\"action\": \"create-raw-container\", \"instances\": " + this.instances
				+ ", \"body\": " + Stock.SPEC + "}");
		try (Caller caller = new Caller(node, request)) {
			return caller.call() / 1e3;
		}
	}

}
