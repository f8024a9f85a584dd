package com.deblox.dockermod.http;

import com.deblox.dockermod.engine.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Gives a request its id: that of the trace it belongs to, if the caller
 * <a href="https://www.w3.org/TR/trace-context/#traceparent-header">names one</a>.
 */
public final class TraceParent {

	/** The header of each answer that tells the caller the id. */
	public static final String REQUEST_ID = "X-DockerMod-Request-Id";

	private static final int ID_AT = 3;

	private static final int ID_END = ID_AT + 32;

	private static final int LENGTH = 55;

	private TraceParent() {
	}

	/**
	 * The id of a request.
	 * @param request the request
	 * @return its id, a new one where the caller names no trace
	 */
	public static RequestId requestId(HttpServletRequest request) {
		String header = request.getHeader("traceparent");
		String traceId = (header != null) ? traceId(header) : null;
		return (traceId != null) ? new RequestId(traceId) : RequestId.random();
	}

	private static @Nullable String traceId(String header) {
		boolean laterVersion = header.length() > LENGTH && !header.startsWith("00") && header.charAt(LENGTH) == '-';
		if ((header.length() != LENGTH && !laterVersion) || header.startsWith("ff")) {
			return null;
		}
		for (int i = 0; i < LENGTH; i++) {
			char c = header.charAt(i);
			boolean separator = i == ID_AT - 1 || i == ID_END || i == LENGTH - 3;
			if (separator ? c != '-' : !isHex(c)) {
				return null;
			}
		}
		String id = header.substring(ID_AT, ID_END);
		return id.chars().allMatch((c) -> c == '0') ? null : id;
	}

	private static boolean isHex(char c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
	}

}
