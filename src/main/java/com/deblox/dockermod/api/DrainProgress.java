package com.deblox.dockermod.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines of JSON, each sent as it happens. Whether the caller is still there is only seen
 * by writing to him: so, while nothing happens, spaces are sent, which JSON allows before
 * its value.
 */
final class DrainProgress {

	static final String TYPE = "application/x-ndjson";

	private final HttpServletResponse response;

	private final Duration interval;

	/**
	 * Make one.
	 * @param response where to
	 * @param interval the time between two spaces
	 */
	DrainProgress(HttpServletResponse response, Duration interval) {
		this.response = response;
		this.interval = interval;
	}

	void tell(ObjectNode line) throws IOException {
		this.response.setContentType(TYPE);
		write((line + "\n").getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Wait for something, as long as the caller is there. It is not ended when he leaves.
	 * @param work what is waited for
	 * @return what it returned
	 * @throws IOException if the caller has left
	 */
	@Nullable String await(Supplier<@Nullable String> work) throws IOException {
		FutureTask<@Nullable String> task = new FutureTask<>(work::get);
		Thread.ofVirtual().name("drain").start(task);
		while (true) {
			try {
				return task.get(this.interval.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				write(new byte[] { ' ' });
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException("Interrupted", ex);
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException(ex.getCause());
			}
		}
	}

	private void write(byte[] bytes) throws IOException {
		OutputStream out = this.response.getOutputStream();
		out.write(bytes);
		this.response.flushBuffer();
	}

}
