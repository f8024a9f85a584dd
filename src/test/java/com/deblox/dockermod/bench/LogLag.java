package com.deblox.dockermod.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much later a line of a log reaches who follows it through a node than who follows
 * it at the daemon: both follow the same log at once.
 */
final class LogLag implements Measurement {

	private static final int LINES = 300;

	private static final Pattern LINE = Pattern.compile("tick-(\\d+)\n");

	private static final String TICKS = "i=0; while true; do i=$((i+1)); echo tick-$i; usleep 20000; done";

	private static final Figure LAG = Figure.atMost("gateway.logs.lag", 5, "ms");

	@Override
	public List<Figure> figures() {
		return List.of(LAG);
	}

	@Override
	public void measure(BenchLab lab, Report report) throws IOException {
		BenchHost host = lab.first();
		try (BenchContainer container = BenchContainer.run(host, "dockermod-bench-ticks", TICKS);
				ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
			String path = container.path("logs?follow=1&stdout=1&tail=1");
			List<Future<Map<Integer, Long>>> all = List.of(host.engine(), host.node(), lab.last().node())
				.stream()
				.map((endpoint) -> threads.submit((Callable<Map<Integer, Long>>) () -> follow(endpoint, path)))
				.toList();
			Map<Integer, Long> direct = result(all.get(0));
			double owner = lag(result(all.get(1)), direct);
			double peer = lag(result(all.get(2)), direct);
			report.add(LAG, peer, String.format(Locale.ROOT, "at another node; %.2f ms at the owner", owner));
		}
	}

	private static Map<Integer, Long> result(Future<Map<Integer, Long>> pending) throws IOException {
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

	private static double lag(Map<Integer, Long> times, Map<Integer, Long> direct) {
		return Statistics.median(times.entrySet()
			.stream()
			.filter((time) -> direct.containsKey(time.getKey()))
			.mapToDouble((time) -> (time.getValue() - direct.getOrDefault(time.getKey(), 0L)) / 1e6)
			.toArray());
	}

	/** When each line came, by its number. */
	private static Map<Integer, Long> follow(Endpoint endpoint, String path) throws IOException {
		Map<Integer, Long> times = new ConcurrentHashMap<>();
		byte[] bytes = new byte[4 * 1024];
		try (HttpConnection connection = endpoint.connection()) {
			Socket socket = connection.connect();
			socket.getOutputStream().write(endpoint.get(path));
			InputStream in = socket.getInputStream();
			while (times.size() < LINES) {
				int read = in.read(bytes);
				long now = System.nanoTime();
				if (read < 0) {
					throw new EOFException("The log ended");
				}
				Matcher line = LINE.matcher(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
				while (line.find()) {
					times.put(Integer.valueOf(line.group(1)), now);
				}
			}
		}
		return times;
	}

}
