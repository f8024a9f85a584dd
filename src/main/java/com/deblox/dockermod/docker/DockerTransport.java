package com.deblox.dockermod.docker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the daemon as they are, through docker-java's transport, and says in
 * our words what goes wrong.
 * <p>
 * The transport sends a request again by itself, a second later, if the answer is a 503;
 * a daemon outside of swarm mode gives none.
 */
final class DockerTransport {

	private final NodeName node;

	private final URI host;

	private final DockerClients clients;

	private volatile Runnable onGone = () -> {
	};

	DockerTransport(NodeName node, DockerProperties properties, DockerClients clients) {
		this.node = node;
		this.host = properties.host();
		this.clients = clients;
	}

	boolean isUnixSocket() {
		return "unix".equals(this.host.getScheme());
	}

	/**
	 * Be told when the daemon was seen gone.
	 * @param listener must not block
	 */
	void onGone(Runnable listener) {
		this.onGone = listener;
	}

	/**
	 * Send a request, and wait for the answer's head: as long as it takes, or until the
	 * thread is interrupted.
	 * @param method the HTTP method
	 * @param path the encoded path and query
	 * @param headers the headers
	 * @param body the body, or {@code null}
	 * @return the answer; to be closed
	 * @throws EngineException if there is none
	 */
	Response send(String method, String path, Map<String, List<String>> headers, byte @Nullable [] body) {
		Request.Builder request = Request.builder()
			.method(method)
			.path(path)
			// else it decodes what is compressed, and leaves the headers as they were
			.putHeader("Accept-Encoding", "identity");
		headers.forEach((name, values) -> request.putHeader(name, String.join(", ", values)));
		if (body != null) {
			request.bodyBytes(body);
			if (!headers.containsKey("Content-Type")) {
				request.putHeader("Content-Type", "application/json");
			}
		}
		DockerHttpClient client = this.clients.current();
		try {
			return client.execute(request.build());
		}
		catch (RuntimeException ex) {
			if (isInterrupt(ex)) {
				throw EngineException.callerLeft(this.node, ex);
			}
			EngineException failure = failure(ex);
			// where it cannot be reached, no kept connection was left: a client for
			// each call of a daemon that is down would pile up
			if (failure.situation() != Situation.ENGINE_DOWN) {
				this.clients.replace(client);
			}
			this.onGone.run();
			throw failure;
		}
	}

	/** The daemon was seen gone by other means: its kept connections are stale. */
	void gone() {
		this.clients.replace(this.clients.current());
		this.onGone.run();
	}

	private EngineException failure(RuntimeException ex) {
		Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
		if (wasNotSent(cause)) {
			return EngineException.down(this.node, this.host.toString(), cause);
		}
		return EngineException.brokeOff(this.node, cause);
	}

	private static boolean wasNotSent(Throwable cause) {
		if (cause instanceof ConnectException || cause instanceof ConnectTimeoutException) {
			return true;
		}
		// a unix socket's connect fails with a plain SocketException
		String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
		return cause instanceof IOException && (message.contains("no such file")
				|| message.contains("permission denied") || message.contains("connection refused"));
	}

	private static boolean isInterrupt(RuntimeException ex) {
		return ex.getCause() instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted();
	}

}
