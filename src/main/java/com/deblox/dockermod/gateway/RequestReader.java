package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.engine.Streaming;
import com.deblox.dockermod.routing.OperationDeadlines;
import com.deblox.dockermod.security.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Makes an engine's request of an HTTP request.
 */
final class RequestReader {

	/** The most of a body that is taken into memory: create specs, mostly. */
	static final int BODY_LIMIT = 4 * 1024 * 1024;

	/** What is about this connection or this node, and not for the daemon. */
	private static final Set<String> NOT_FOR_THE_DAEMON = Set.of("authorization", "connection", "content-length",
			"transfer-encoding", "accept-encoding", "expect", "upgrade", "host", "cookie", "origin", "keep-alive", "te",
			"trailer", "proxy-authorization", "proxy-connection", "traceparent", "tracestate");

	private static final Duration CHANGE = Duration.ofSeconds(15);

	private static final long STOP_SECONDS = 10;

	private static final long LONGEST_STOP = 86_400;

	private final OperationDeadlines deadlines;

	RequestReader(OperationDeadlines deadlines) {
		this.deadlines = deadlines;
	}

	EngineRequest read(HttpServletRequest request, DockerPath path, Manner manner, RequestId id) throws IOException {
		String upgrade = (manner == Manner.HIJACK) ? upgrade(request) : null;
		boolean upload = manner == Manner.UPLOAD;
		Streaming streaming = switch (manner) {
			case READ, CHANGE, STOP -> null;
			case FOLLOW, WORK -> Streaming.ANSWER;
			case UPLOAD -> Streaming.of(new UploadStream(request.getInputStream()));
			case HIJACK -> Streaming.upgradeTo((upgrade != null) ? upgrade : "tcp");
		};
		byte[] body = upload ? null : body(request);
		return new EngineRequest(request.getMethod(), path, headers(request), body, CurrentCaller.of(request), id,
				deadline(manner, path), null, streaming);
	}

	static @Nullable String upgrade(HttpServletRequest request) {
		String protocol = request.getHeader("Upgrade");
		return (protocol != null && protocol.matches("[A-Za-z0-9/.-]{1,32}")) ? protocol : null;
	}

	private static byte @Nullable [] body(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > BODY_LIMIT) {
			throw tooLarge();
		}
		if (request.getContentLengthLong() == 0
				|| (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null)) {
			return null;
		}
		byte[] body = request.getInputStream().readNBytes(BODY_LIMIT + 1);
		if (body.length > BODY_LIMIT) {
			throw tooLarge();
		}
		return (body.length > 0) ? body : null;
	}

	private static EngineException tooLarge() {
		return new EngineException(Situation.TOO_LARGE, null,
				"The body is longer than " + BODY_LIMIT + " bytes, the most that is allowed here");
	}

	private static Map<String, List<String>> headers(HttpServletRequest request) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements();) {
			String name = names.nextElement();
			String lower = name.toLowerCase(Locale.ROOT);
			boolean ours = lower.startsWith("x-dockermod-") || lower.startsWith("sec-fetch-");
			if (!ours && !NOT_FOR_THE_DAEMON.contains(lower)) {
				headers.put(name, Collections.list(request.getHeaders(name)));
			}
		}
		return headers;
	}

	private Deadline deadline(Manner manner, DockerPath path) {
		return switch (manner) {
			case READ -> this.deadlines.quick();
			case CHANGE, FOLLOW, HIJACK -> this.deadlines.quickAnd(CHANGE);
			case STOP -> this.deadlines.quickAnd(CHANGE.plusSeconds(stopSeconds(path.parameter("t"))));
			case WORK, UPLOAD -> this.deadlines.waiting();
		};
	}

	private static long stopSeconds(@Nullable String t) {
		try {
			long seconds = (t != null) ? Long.parseLong(t) : STOP_SECONDS;
			return (seconds < 0) ? LONGEST_STOP : Math.min(seconds, LONGEST_STOP);
		}
		catch (NumberFormatException ex) {
			return STOP_SECONDS;
		}
	}

}
