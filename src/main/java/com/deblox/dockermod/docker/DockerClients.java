package com.deblox.dockermod.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;

import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;

/**
 * The connections to the daemon. After the daemon was seen gone its kept connections are
 * stale, and the first {@code POST} on each would fail: then there are new ones.
 */
final class DockerClients implements AutoCloseable {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	/** What is under way on old connections may end before they are closed. */
	private static final Duration GRACE = Duration.ofSeconds(60);

	private final DockerProperties properties;

	private final ScheduledExecutorService scheduler;

	private final AtomicReference<ApacheDockerHttpClient> current;

	DockerClients(DockerProperties properties, ScheduledExecutorService scheduler) {
		this.properties = properties;
		this.scheduler = scheduler;
		this.current = new AtomicReference<>(create());
	}

	DockerHttpClient current() {
		return this.current.get();
	}

	/**
	 * Replace the connections, unless somebody did already.
	 * @param stale the client whose connections are stale
	 */
	void replace(DockerHttpClient stale) {
		ApacheDockerHttpClient old = this.current.get();
		if (old == stale) {
			ApacheDockerHttpClient fresh = create();
			if (this.current.compareAndSet(old, fresh)) {
				this.scheduler.schedule(() -> close(old), GRACE.toSeconds(), TimeUnit.SECONDS);
			}
			else {
				close(fresh);
			}
		}
	}

	private ApacheDockerHttpClient create() {
		SSLContext tls = this.properties.tls();
		return new ApacheDockerHttpClient.Builder().dockerHost(this.properties.host())
			.sslConfig((tls != null) ? () -> tls : null)
			// the engine bounds what is under way; a bound here would make callers wait
			// for minutes
			.maxConnections(Integer.MAX_VALUE)
			.connectionTimeout(CONNECT_TIMEOUT)
			.build();
	}

	private static void close(ApacheDockerHttpClient client) {
		try {
			client.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		close(this.current.get());
	}

}
