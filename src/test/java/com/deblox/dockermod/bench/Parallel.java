package com.deblox.dockermod.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that are there before the clock starts. They are the system's: a client's
 * threads shall not wait for each other.
 */
final class Parallel implements AutoCloseable {

	private final ExecutorService threads;

	Parallel(int threads) {
		this.threads = Executors.newFixedThreadPool(threads);
	}

	/**
	 * Do all of it at the same time, and wait for the end of all.
	 * @param <T> what comes of it
	 * @param tasks what is to be done
	 * @return the results, in the order of the tasks
	 * @throws IOException if one failed
	 */
	<T> List<T> all(List<Callable<T>> tasks) throws IOException {
		try {
			List<T> results = new ArrayList<>(tasks.size());
			for (Future<T> result : this.threads.invokeAll(tasks)) {
				results.add(result.get());
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
