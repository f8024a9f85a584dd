package com.deblox.dockermod.engine;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * Tells one request from all others, on each node that takes part in it. Containers that
 * it makes carry it as the label {@value #LABEL}, its answer has it in the header
 * {@value #HEADER}.
 *
 * @param value the <a href="https://www.w3.org/TR/trace-context/#trace-id">id of the
 * trace</a> that it belongs to, 32 hexadecimal digits, a hyphen, and the 16 digits of a
 * step that is this request's own. A node of an older version sends the first part only
 * @param parent which step of its caller's trace it comes from, or {@code null} where the
 * caller said nothing, and on the nodes that the request is passed on to
 */
public record RequestId(String value, @Nullable TraceParent parent) {

	/** The label on containers made through the cluster. */
	public static final String LABEL = "dockermod.request";

	/** The header of each answer. */
	public static final String HEADER = "X-DockerMod-Request-Id";

	private static final int TRACE_LENGTH = 32;

	/**
	 * An id that came from another node.
	 * @param value its text
	 */
	public RequestId(String value) {
		this(value, null);
	}

	/**
	 * A new one, of a new trace.
	 * @return the id
	 */
	public static RequestId random() {
		return of(null);
	}

	/**
	 * A new one.
	 * @param traceParent the caller's {@code traceparent}, or {@code null}; one that is
	 * not by the rules is none
	 * @return the id
	 */
	public static RequestId of(@Nullable String traceParent) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		HexFormat hex = HexFormat.of();
		TraceParent parent = TraceParent.parse(traceParent);
		String traceId = (parent != null) ? parent.traceId()
				: hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
		return new RequestId(traceId + "-" + hex.toHexDigits(random.nextLong()), parent);
	}

	public String traceId() {
		return (this.value.length() > TRACE_LENGTH) ? this.value.substring(0, TRACE_LENGTH) : this.value;
	}

	/**
	 * The part that is this request's own.
	 * @return 16 hexadecimal digits; empty in the id of a node of an older version
	 */
	public String spanId() {
		return (this.value.length() > TRACE_LENGTH) ? this.value.substring(TRACE_LENGTH + 1) : "";
	}

	@Override
	public String toString() {
		return this.value;
	}

}
