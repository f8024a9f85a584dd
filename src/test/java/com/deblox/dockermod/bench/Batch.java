package com.deblox.dockermod.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Many different requests to each of several daemons, a bounded number at each at once.
 */
final class Batch implements AutoCloseable {

	/** As DockerMod does. */
	private static final int AT_ONCE = 8;

	private final List<HttpConnection> connections = new ArrayList<>();

	private final List<Callable<Integer>> tasks = new ArrayList<>();

	private final Parallel threads;

	/**
	 * Prepare, with all connections open.
	 * @param requests the requests for each daemon
	 * @throws IOException if a daemon cannot be reached
	 */
	Batch(Map<Endpoint, List<byte[]>> requests) throws IOException {
		for (Map.Entry<Endpoint, List<byte[]>> entry : requests.entrySet()) {
			Queue<byte[]> queue = new ConcurrentLinkedQueue<>(entry.getValue());
			for (int i = 0; i < AT_ONCE; i++) {
				HttpConnection connection = entry.getKey().connection();
				this.connections.add(connection);
				connection.connect();
				this.tasks.add(() -> work(queue, connection));
			}
		}
		this.threads = new Parallel(Math.max(1, this.tasks.size()));
	}

	/**
	 * Send all, and wait for all answers.
	 * @return how many were answered with an error
	 * @throws IOException if one was not answered
	 */
	int run() throws IOException {
		return this.threads.all(this.tasks).stream().mapToInt(Integer::intValue).sum();
	}

	private static int work(Queue<byte[]> queue, HttpConnection connection) throws IOException {
		int errors = 0;
		for (byte[] request = queue.poll(); request != null && !Thread.interrupted(); request = queue.poll()) {
			if (connection.exchange(request).status() >= 400) {
				errors++;
			}
		}
		return errors;
	}

	@Override
	public void close() throws IOException {
		this.threads.close();
		for (HttpConnection connection : this.connections) {
			connection.close();
		}
	}

}
