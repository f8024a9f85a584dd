package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Several callers at the same time.
 */
final class Callers implements AutoCloseable {

	private final List<Caller> callers = new ArrayList<>();

	private final Parallel threads;

	private Callers(List<Caller> callers) {
		this.callers.addAll(callers);
		this.threads = new Parallel(callers.size());
	}

	static Callers of(int number, Endpoint endpoint, byte[] request) {
		List<Caller> callers = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			callers.add(new Caller(endpoint, request));
		}
		return new Callers(callers);
	}

	static Callers of(List<Caller> callers) {
		return new Callers(callers);
	}

	/**
	 * Each calls once.
	 * @return how long it took until all had their answers, in milliseconds
	 * @throws IOException if a call failed
	 */
	double callOnce() throws IOException {
		List<Callable<Double>> tasks = new ArrayList<>();
		this.callers.forEach((caller) -> tasks.add(caller::call));
		long start = System.nanoTime();
		this.threads.all(tasks);
		return (System.nanoTime() - start) / 1e6;
	}

	/**
	 * All call for a while.
	 * @param time how long
	 * @return the answers per second
	 * @throws IOException if a call failed
	 */
	double perSecond(Duration time) throws IOException {
		long start = System.nanoTime();
		long end = start + time.toNanos();
		List<Callable<Integer>> tasks = new ArrayList<>();
		for (Caller caller : this.callers) {
			tasks.add(() -> callUntil(caller, end));
		}
		int answers = this.threads.all(tasks).stream().mapToInt(Integer::intValue).sum();
		return answers / ((System.nanoTime() - start) / 1e9);
	}

	private static int callUntil(Caller caller, long end) throws IOException {
		int answers = 0;
		while (System.nanoTime() < end) {
			caller.call();
			answers++;
		}
		return answers;
	}

	@Override
	public void close() throws IOException {
		this.threads.close();
		for (Caller caller : this.callers) {
			caller.close();
		}
	}

}
