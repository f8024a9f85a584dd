package com.deblox.dockermod.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

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
		this.node = node;
		this.status = status;
		this.headers = headers;
		this.body = body;
		this.release = release;
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
		});
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

	public InputStream body() {
		return this.body;
	}

	/**
	 * The whole body.
	 * @param limit the most bytes that are taken
	 * @return the bytes
	 * @throws EngineException if the body is longer, or ends before its end
	 */
	public byte[] readBody(int limit) {
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

	@Override
	public void close() {
		this.release.run();
	}

}
