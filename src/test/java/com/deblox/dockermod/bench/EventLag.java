package com.deblox.dockermod.bench;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import tools.jackson.databind.JsonNode;

/**
 * How much later than its daemon says an event reaches who follows the cluster's events
 * at another node. All hosts of the lab have one clock.
 */
final class EventLag implements Measurement {

	private static final int EVENTS = 400;

	private static final int SILENCE_MILLIS = 30_000;

	private static final Figure LAG = Figure.atMost("bus.event.lag", 100, "ms");

	@Override
	public List<Figure> figures() {
		return List.of(LAG);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		BenchHost host = lab.first();
		try (BenchContainer container = BenchContainer.run(host, "dockermod-bench-events", "sleep 3600");
				HttpConnection connection = lab.last().node().connection();
				ExecutorService thread = Executors.newSingleThreadExecutor()) {
			Socket socket = connection.connect();
			socket.setSoTimeout(SILENCE_MILLIS);
			socket.getOutputStream()
				.write(lab.last()
					.node()
					.get("/cluster/events?kind=container-paused,container-unpaused&node=" + host.name()));
			BufferedReader lines = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			awaitBegin(lines);
			Future<double[]> lags = thread.submit((Callable<double[]>) () -> lags(lines));
			for (int i = 0; i < EVENTS; i++) {
				host.engine().once(host.engine().post(container.path((i % 2 == 0) ? "pause" : "unpause"), "")).text();
			}
			double[] sorted = result(lags);
			report.add(LAG, sorted[EVENTS * 99 / 100],
					String.format(Locale.ROOT, "99 of 100 at another node; median %.1f ms", Statistics.median(sorted)));
		}
	}

	private static void awaitBegin(BufferedReader lines) throws IOException {
		while (!next(lines).startsWith("retry:")) {
			// what comes before is its head
		}
	}

	private static double[] lags(BufferedReader lines) throws IOException {
		double[] lags = new double[EVENTS];
		int seen = 0;
		while (seen < EVENTS) {
			String line = next(lines);
			if (line.startsWith("data:")) {
				JsonNode event = BenchHost.JSON.readTree(line.substring("data:".length()));
				Instant time = Instant.parse(event.path("time").asString(""));
				lags[seen++] = Duration.between(time, Instant.now()).toNanos() / 1e6;
			}
		}
		Arrays.sort(lags);
		return lags;
	}

	private static String next(BufferedReader lines) throws IOException {
		String line = lines.readLine();
		if (line == null) {
			throw new EOFException("The events ended");
		}
		return line;
	}

	private static double[] result(Future<double[]> pending) throws IOException {
		try {
			return pending.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
	}

}
