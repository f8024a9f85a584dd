package com.deblox.dockermod.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How fast a file of 1 GB is copied out of a container, as {@code docker cp} does: from
 * the daemon, through its node, through another node.
 */
final class CopyRate implements Measurement {

	private static final long SIZE = 1L << 30;

	private static final int ROUNDS = 5;

	private static final String LAST_CHUNK = "0\r\n\r\n";

	private static final Duration FOUND = Duration.ofSeconds(30);

	private static final Figure OWNER = Figure.atLeast("gateway.cp.owner", 0.7, "x direct");

	private static final Figure PEER = Figure.atLeast("gateway.cp.peer", 0.5, "x direct");

	@Override
	public List<Figure> figures() {
		return List.of(OWNER, PEER);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		BenchHost host = lab.first();
		Endpoint peer = lab.last().node();
		try (BenchContainer container = BenchContainer.run(host, "dockermod-bench-large",
				"truncate -s " + SIZE + " /large; touch /made; exec sleep 600")) {
			String archive = container.path("archive?path=/large");
			Wait.until(FOUND, "the file is there",
					() -> host.engine().once(host.engine().get(container.path("archive?path=/made"))).status() == 200);
			read(host.node(), archive);
			read(peer, archive);
			Comparison rates = Comparison.of(ROUNDS, () -> read(host.engine(), archive),
					() -> read(host.node(), archive), () -> read(peer, archive));
			report.add(OWNER, rates.ratio(1), detail(rates, 1));
			report.add(PEER, rates.ratio(2), detail(rates, 2));
		}
	}

	private static String detail(Comparison rates, int contender) {
		return String.format(Locale.ROOT, "%.0f MB/s, direct %.0f MB/s", rates.median(contender), rates.median(0));
	}

	/** Megabytes a second. */
	private static double read(Endpoint endpoint, String path) throws IOException {
		byte[] bytes = new byte[256 * 1024];
		String tail = "";
		long total = 0;
		long start = System.nanoTime();
		try (HttpConnection connection = endpoint.connection()) {
			Socket socket = connection.connect();
			socket.getOutputStream().write(endpoint.get(path));
			InputStream in = socket.getInputStream();
			while (total < SIZE || !tail.endsWith(LAST_CHUNK)) {
				int read = in.read(bytes);
				if (read < 0) {
					throw new EOFException("The copy broke off after " + total + " bytes: " + tail);
				}
				total += read;
				int last = Math.min(read, LAST_CHUNK.length());
				String end = new String(bytes, read - last, last, StandardCharsets.ISO_8859_1);
				tail = (last < LAST_CHUNK.length()) ? tail + end : end;
			}
		}
		return total / 1e6 / ((System.nanoTime() - start) / 1e9);
	}

}
