package com.deblox.dockermod.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long {@code docker run --rm} of a command that ends at once takes, on the host that
 * is asked both times.
 */
final class RunTime implements Measurement {

	private static final int ROUNDS = 11;

	private static final int WARM = 5;

	private static final long PATIENCE_SECONDS = 60;

	private final Figure figure;

	RunTime(double aim) {
		this.figure = Figure.atMost("gateway.run", aim, "x direct");
	}

	@Override
	public List<Figure> figures() {
		return List.of(this.figure);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		String engine = lab.engineAddress(lab.first());
		String node = lab.socket(lab.first());
		for (int i = 0; i < WARM; i++) {
			run(node);
		}
		Comparison times = Comparison.of(ROUNDS, () -> run(engine), () -> run(node));
		report.add(this.figure, times.ratio(1),
				String.format(Locale.ROOT, "%.0f ms, direct %.0f ms", times.median(1), times.median(0)));
	}

	/** What carries this label stays on the node that is asked. */
	private static double run(String host) throws IOException {
		long start = System.nanoTime();
		Process process = new ProcessBuilder("docker", "-H", host, "run", "--rm", "--label", "org.testcontainers=true",
				"busybox", "true")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new IOException("docker run at " + host + " failed, or took too long");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		return (System.nanoTime() - start) / 1e6;
	}

}
