package com.deblox.dockermod.engine;

import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * How a request travels that is more than one question and one answer: its answer, and
 * perhaps its body, are passed on as they come.
 *
 * @param upload the request's body as it comes, or {@code null} for none beside the one
 * in memory; read by one thread, once
 * @param upgrade the protocol that the connection is to become, as in {@code tcp} for a
 * hijack, or {@code null} where it stays HTTP
 */
public record Streaming(@Nullable InputStream upload, @Nullable String upgrade) {

	/** Only the answer is streamed. */
	public static final Streaming ANSWER = new Streaming(null, null);

	/**
	 * Both ways at once.
	 * @param upload the request's body
	 * @return how that travels
	 */
	public static Streaming of(InputStream upload) {
		return new Streaming(upload, null);
	}

	/**
	 * The connection becomes another.
	 * @param protocol which
	 * @return how that travels
	 */
	public static Streaming upgradeTo(String protocol) {
		return new Streaming(null, protocol);
	}

}
