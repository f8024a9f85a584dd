package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * Sends one request again and again on its own connection.
 */
final class Caller implements AutoCloseable {

	private final HttpConnection connection;

	private final byte[] request;

	Caller(Endpoint endpoint, byte[] request) {
		this.connection = endpoint.connection();
		this.request = request;
	}

	/**
	 * Call once.
	 * @return how long it took, in milliseconds
	 * @throws IOException if it failed: a failure is no measurement
	 */
	double call() throws IOException {
		long start = System.nanoTime();
		HttpAnswer answer = this.connection.exchange(this.request);
		long end = System.nanoTime();
		if (answer.status() != 200) {
			throw new IOException("A measured call was answered with " + answer.status() + ": " + answer.text());
		}
		return (end - start) / 1e6;
	}

	/**
	 * Call for a while.
	 * @param time how long
	 * @return the median time of a call, in milliseconds
	 * @throws IOException if a call failed
	 */
	double median(Duration time) throws IOException {
		DoubleStream.Builder times = DoubleStream.builder();
		long end = System.nanoTime() + time.toNanos();
		do {
			times.add(call());
		}
		while (System.nanoTime() < end);
		return Statistics.median(times.build().toArray());
	}

	@Override
	public void close() throws IOException {
		this.connection.close();
	}

}
