package com.deblox.dockermod.streams;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.EngineResponse;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Sends an answer as a stream: as it comes, for as long as both sides like.
 */
public final class StreamedAnswer {

	private static final int SWITCHING_PROTOCOLS = 101;

	/** What is about one connection, and is made anew for the client's. */
	private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "transfer-encoding", "keep-alive",
			"upgrade", "te", "trailer", "proxy-authenticate", "date", "x-dockermod-request-id");

	private StreamedAnswer() {
	}

	/**
	 * Send. The response becomes an upgrade, even where it stays HTTP: see {@link Relay}.
	 * @param request the HTTP request
	 * @param response the HTTP response, not begun
	 * @param answer the answer; is closed when its stream ends
	 * @param upgrade what the client wants its connection to become, or {@code null}
	 * @param endless whether its stream goes on for as long as both sides like
	 * @throws IOException if the client left
	 * @throws ServletException if the connection cannot be given away
	 */
	public static void send(HttpServletRequest request, HttpServletResponse response, EngineResponse answer,
			@Nullable String upgrade, boolean endless) throws IOException, ServletException {
		boolean relayed = false;
		try {
			Relay relay = request.upgrade(Relay.class);
			boolean chunked = answer.duplex() == null && answer.header("Content-Length") == null
					&& request.getProtocol().equals("HTTP/1.1");
			head(response, answer);
			if (answer.duplex() != null && upgrade != null) {
				response.setStatus(SWITCHING_PROTOCOLS);
				response.setHeader("Connection", "Upgrade");
				String protocol = answer.header("Upgrade");
				response.setHeader("Upgrade", (protocol != null) ? protocol : upgrade);
			}
			else {
				response.setStatus((answer.duplex() != null) ? HttpServletResponse.SC_OK : answer.status());
				response.setHeader("Connection", "close");
			}
			if (chunked) {
				response.setHeader("Transfer-Encoding", "chunked");
			}
			relay.carry(answer, chunked);
			OpenRelays open = OpenRelays.of(request);
			if (open != null) {
				relay.isOneOf(open, endless);
			}
			response.flushBuffer();
			relayed = true;
		}
		finally {
			if (!relayed) {
				answer.close();
			}
		}
	}

	/**
	 * Copy an answer's status and headers.
	 * @param response the HTTP response
	 * @param answer the answer
	 */
	public static void head(HttpServletResponse response, EngineResponse answer) {
		response.setStatus(answer.status());
		for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
			if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
				for (String value : header.getValue()) {
					response.addHeader(header.getKey(), value);
				}
			}
		}
	}

}
