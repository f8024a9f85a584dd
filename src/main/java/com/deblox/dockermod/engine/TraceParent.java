package com.deblox.dockermod.engine;

import org.jspecify.annotations.Nullable;

/**
 * Which step of which trace a request comes from, as the
 * <a href="https://www.w3.org/TR/trace-context/#traceparent-header">header of that
 * name</a> says it.
 *
 * @param traceId the trace's id: 32 hexadecimal digits
 * @param spanId the step's id: 16 hexadecimal digits
 * @param sampled whether who sent it records its part of the trace
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

	/** The header's name. */
	public static final String HEADER = "traceparent";

	private static final int TRACE_AT = 3;

	private static final int SPAN_AT = TRACE_AT + 33;

	private static final int FLAGS_AT = SPAN_AT + 17;

	private static final int LENGTH = FLAGS_AT + 2;

	/**
	 * Read a header.
	 * @param header its value, or {@code null} for none
	 * @return what it says, or {@code null} where that is nothing by the rules
	 */
	public static @Nullable TraceParent parse(@Nullable String header) {
		if (header == null || !hasForm(header)) {
			return null;
		}
		String traceId = header.substring(TRACE_AT, SPAN_AT - 1);
		String spanId = header.substring(SPAN_AT, FLAGS_AT - 1);
		boolean sampled = (Character.digit(header.charAt(FLAGS_AT + 1), 16) & 1) == 1;
		return (isNothing(traceId) || isNothing(spanId)) ? null : new TraceParent(traceId, spanId, sampled);
	}

	private static boolean hasForm(String header) {
		boolean laterVersion = header.length() > LENGTH && !header.startsWith("00") && header.charAt(LENGTH) == '-';
		if ((header.length() != LENGTH && !laterVersion) || header.startsWith("ff")) {
			return false;
		}
		for (int i = 0; i < LENGTH; i++) {
			char c = header.charAt(i);
			boolean separator = i == TRACE_AT - 1 || i == SPAN_AT - 1 || i == FLAGS_AT - 1;
			if (separator ? c != '-' : !isHex(c)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isHex(char c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
	}

	private static boolean isNothing(String id) {
		return id.chars().allMatch((c) -> c == '0');
	}

	/** The header's value. */
	@Override
	public String toString() {
		return "00-" + this.traceId + "-" + this.spanId + (this.sampled ? "-01" : "-00");
	}

}
