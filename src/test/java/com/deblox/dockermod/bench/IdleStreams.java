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
 * A thousand streams of events that never come: what they cost the node, and what is left
 * of them at the daemon when their clients have gone.
 */
final class IdleStreams implements Measurement {

	private static final int STREAMS = 1000;

	private static final Figure COST = Figure.atMost("gateway.streams.1000", 150, "MB");

	private static final Figure LEFT = Figure.atMost("gateway.abandoned", 0, "connections");

	private static final Duration SETTLE = Duration.ofSeconds(2);

	@Override
	public List<Figure> figures() {
		return List.of(COST, LEFT);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		BenchHost host = lab.first();
		byte[] follow = host.node().get("/events?filters=%7B%22type%22%3A%5B%22plugin%22%5D%7D");
		LinuxProcess node = new LinuxProcess(lab.pid(host));
		long connections = openFiles(lab.enginePid(host));
		double before = node.residentMegabytes();
		List<Socket> streams = new ArrayList<>();
		try {
			for (int i = 0; i < STREAMS; i++) {
				streams.add(open(host, follow));
			}
			Wait.pause(SETTLE);
			report.add(COST, node.residentMegabytes() - before, String.format(Locale.ROOT, "from %.0f MB", before));
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

	private static Socket open(BenchHost host, byte[] follow) throws IOException {
		Socket stream = host.node().connection().connect();
		stream.getOutputStream().write(follow);
		if (stream.getInputStream().read() < 0) {
			throw new IOException("A stream of events was not answered");
		}
		return stream;
	}

	private static long openFiles(long pid) throws IOException {
		try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
			return files.count();
		}
	}

}
