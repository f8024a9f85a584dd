package com.deblox.dockermod.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A thousand followed logs of a quiet container, at its owner: what they cost the node,
 * what they cost a short call beside them, and what is left of them at the daemon when
 * their clients have gone.
 */
final class IdleStreams implements Measurement {

	private static final int STREAMS = 1000;

	private static final Figure COST = Figure.atMost("gateway.streams.1000", 150, "MB");

	private static final Figure LEFT = Figure.atMost("gateway.abandoned", 0, "connections");

	private static final Figure CALLS = Figure.atMost("gateway.streams.calls", 1.1, "x without");

	/** So long is called before it counts, and for what counts. */
	private static final Duration CALLED = Duration.ofSeconds(5);

	private static final Duration SETTLE = Duration.ofSeconds(2);

	@Override
	public List<Figure> figures() {
		return List.of(COST, CALLS, LEFT);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		BenchHost host = lab.first();
		try (BenchContainer quiet = BenchContainer.run(host, "dockermod-bench-quiet", "exec sleep 600")) {
			measure(lab, quiet, report);
		}
	}

	private static void measure(BenchLab lab, BenchContainer quiet, Report report) throws IOException {
		BenchHost host = quiet.host();
		byte[] follow = host.node().get(quiet.path("logs?follow=1&stdout=1&stderr=1"));
		LinuxProcess node = new LinuxProcess(lab.pid(host));
		long connections = openFiles(lab.enginePid(host));
		inspectMillis(quiet);
		double without = inspectMillis(quiet);
		double before = node.residentMegabytes();
		List<Socket> streams = new ArrayList<>();
		try {
			for (int i = 0; i < STREAMS; i++) {
				streams.add(open(host, follow));
			}
			Wait.pause(SETTLE);
			report.add(COST, node.residentMegabytes() - before, String.format(Locale.ROOT, "from %.0f MB", before));
			double busy = inspectMillis(quiet);
			report.add(CALLS, busy / without, String.format(Locale.ROOT, "%.2f ms, without %.2f ms", busy, without));
		}
		finally {
			for (Socket stream : streams) {
				stream.close();
			}
		}
		Wait.pause(SETTLE);
		report.add(LEFT, Math.max(0.0, (double) (openFiles(lab.enginePid(host)) - connections)),
				"2 s after the last client left");
	}

	/** What one short call takes. */
	private static double inspectMillis(BenchContainer quiet) throws IOException {
		try (Caller caller = new Caller(quiet.host().node(), quiet.host().node().get(quiet.path("json")))) {
			return caller.median(CALLED);
		}
	}

	private static Socket open(BenchHost host, byte[] follow) throws IOException {
		Socket stream = host.node().connection().connect();
		stream.getOutputStream().write(follow);
		if (stream.getInputStream().read() < 0) {
			throw new IOException("A followed log was not answered");
		}
		return stream;
	}

	private static long openFiles(long pid) throws IOException {
		try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
			return files.count();
		}
	}

}
