package com.deblox.dockermod.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * What an engine answered, whatever the status. Not thread-safe, except for
 * {@link #close()}.
 */
public final class EngineResponse implements AutoCloseable {

	private final NodeName node;

	private final int status;

	private final Map<String, List<String>> headers;

	private final InputStream body;

	private final Runnable release;

	private final @Nullable Duplex duplex;

	/** The body, where it is in memory as a whole. */
	private final byte @Nullable [] whole;

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	/**
	 * Make an answer.
	 * @param node which node's engine answered
	 * @param status the HTTP status
	 * @param headers the daemon's headers
	 * @param body the body
	 * @param release gives back what the answer holds; called once or more, by any thread
	 */
	public EngineResponse(NodeName node, int status, Map<String, List<String>> headers, InputStream body,
			Runnable release) {
		this(node, status, headers, body, release, null);
	}

	/**
	 * Make an answer.
	 * @param node which node's engine answered
	 * @param status the HTTP status
	 * @param headers the daemon's headers
	 * @param body the body
	 * @param release gives back what the answer holds; called once or more, by any thread
	 * @param duplex the way back, where the connection was hijacked
	 */
	public EngineResponse(NodeName node, int status, Map<String, List<String>> headers, InputStream body,
			Runnable release, @Nullable Duplex duplex) {
		this(node, status, headers, body, release, duplex, null);
	}

	private EngineResponse(NodeName node, int status, Map<String, List<String>> headers, InputStream body,
			Runnable release, @Nullable Duplex duplex, byte @Nullable [] whole) {
		this.node = node;
		this.status = status;
		this.headers = headers;
		this.body = body;
		this.release = release;
		this.duplex = duplex;
		this.whole = whole;
	}

	/**
	 * An answer that is in memory as a whole.
	 * @param node which node's engine answered
	 * @param status the HTTP status
	 * @param headers the daemon's headers
	 * @param body the body
	 * @return the answer
	 */
	public static EngineResponse of(NodeName node, int status, Map<String, List<String>> headers, byte[] body) {
		return new EngineResponse(node, status, headers, new ByteArrayInputStream(body), () -> {
		}, null, body);
	}

	public NodeName node() {
		return this.node;
	}

	public int status() {
		return this.status;
	}

	public boolean isError() {
		return this.status >= 400;
	}

	public Map<String, List<String>> headers() {
		return this.headers;
	}

	/**
	 * The first value of a header.
	 * @param name the header's name, in whatever case
	 * @return the value, or {@code null} if it is not there
	 */
	public @Nullable String header(String name) {
		for (Map.Entry<String, List<String>> header : this.headers.entrySet()) {
			if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
				return header.getValue().getFirst();
			}
		}
		return null;
	}

	/**
	 * This answer with another body, in memory.
	 * @param body the body
	 * @return the answer; this one is closed
	 */
	public EngineResponse withBody(byte[] body) {
		close();
		Map<String, List<String>> headers = new LinkedHashMap<>(this.headers);
		headers.keySet()
			.removeIf((name) -> name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Transfer-Encoding"));
		headers.put("Content-Length", List.of(String.valueOf(body.length)));
		return of(this.node, this.status, headers, body);
	}

	/**
	 * This answer with other headers.
	 * @param headers the headers
	 * @return the answer to be used in place of this one
	 */
	public EngineResponse withHeaders(Map<String, List<String>> headers) {
		return new EngineResponse(this.node, this.status, headers, this.body, this.release, this.duplex, this.whole);
	}

	public InputStream body() {
		return this.body;
	}

	/**
	 * The way back of a hijacked connection.
	 * @return it, or {@code null} where the connection was not hijacked
	 */
	public @Nullable Duplex duplex() {
		return this.duplex;
	}

	/**
	 * The whole body; either this or {@link #body()} is asked for, and once.
	 * @param limit the most bytes that are taken
	 * @return the bytes; not copied, and not to be changed
	 * @throws EngineException if the body is longer, or ends before its end
	 */
	public byte[] readBody(int limit) {
		byte[] whole = this.whole;
		if (whole != null && whole.length <= limit) {
			return whole;
		}
		try {
			byte[] bytes = this.body.readNBytes(limit);
			if (bytes.length == limit && this.body.read() >= 0) {
				throw new EngineException(Situation.ANSWER_TOO_LARGE, this.node, "The answer of the Docker engine of "
						+ this.node + " is longer than " + limit + " bytes, more than this way can carry");
			}
			return bytes;
		}
		catch (IOException ex) {
			throw EngineException.brokeOff(this.node, ex);
		}
	}

	/**
	 * The whole body, where it is in memory; it can still be read.
	 * @return the bytes, not to be changed; or {@code null} where they are yet to come
	 */
	public byte @Nullable [] inMemory() {
		return this.whole;
	}

	/**
	 * Have something done when the answer is closed, by whomever; at once if it is.
	 * @param action what
	 */
	public void whenClosed(Runnable action) {
		this.closed.thenRun(action);
	}

	@Override
	public void close() {
		this.release.run();
		this.closed.complete(null);
	}

}
