package com.deblox.dockermod.engine;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Has the log lines of this thread carry a request's id, until it is closed by the same
 * thread. Threads that work for a request open one each: what it says is not handed on.
 */
public final class RequestInLog implements AutoCloseable {

	/** The trace's id in the lines' context, by its name in the Elastic Common Schema. */
	public static final String TRACE = "trace.id";

	/** The request's own part of the id. */
	public static final String SPAN = "span.id";

	private static final RequestInLog UNCHANGED = new RequestInLog(false, null, null);

	private final boolean changed;

	private final @Nullable String trace;

	private final @Nullable String span;

	private RequestInLog(boolean changed, @Nullable String trace, @Nullable String span) {
		this.changed = changed;
		this.trace = trace;
		this.span = span;
	}

	/**
	 * From now on.
	 * @param id the id
	 * @return to be closed
	 */
	public static RequestInLog of(RequestId id) {
		String trace = MDC.get(TRACE);
		String span = MDC.get(SPAN);
		if (id.traceId().equals(trace) && id.spanId().equals(span)) {
			return UNCHANGED;
		}
		MDC.put(TRACE, id.traceId());
		MDC.put(SPAN, id.spanId());
		return new RequestInLog(true, trace, span);
	}

	@Override
	public void close() {
		if (this.changed) {
			restore(TRACE, this.trace);
			restore(SPAN, this.span);
		}
	}

	private static void restore(String name, @Nullable String value) {
		if (value != null) {
			MDC.put(name, value);
		}
		else {
			MDC.remove(name);
		}
	}

}
