package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Streaming;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Writes an engine's answer as an HTTP response: whole, or as a stream.
 */
final class ResponseWriter {

	private static final int SWITCHING_PROTOCOLS = 101;

	private static final int BUFFER = 32 * 1024;

	/** What is about the daemon's connection, and is made anew for the client's. */
	private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "transfer-encoding", "keep-alive",
			"upgrade", "te", "trailer", "proxy-authenticate", "date", "x-dockermod-request-id");

	private ResponseWriter() {
	}

	/**
	 * Write.
	 * @param request the HTTP request
	 * @param response the HTTP response
	 * @param asked what was asked of the engine
	 * @param answer its answer; is closed, at once or when its stream ends
	 */
	static void write(HttpServletRequest request, HttpServletResponse response, EngineRequest asked,
			EngineResponse answer) throws IOException, ServletException {
		Streaming streaming = asked.streaming();
		boolean bodyless = asked.method().equals("HEAD") || answer.status() == 204 || answer.status() == 304
				|| "0".equals(answer.header("Content-Length"));
		if (streaming == null || (bodyless && answer.duplex() == null) || isUploading(streaming)) {
			try (answer) {
				head(response, answer);
				whole(response, answer);
			}
		}
		else {
			relay(request, response, answer);
		}
	}

	private static boolean isUploading(Streaming streaming) {
		return streaming.upload() instanceof UploadStream upload && !upload.isEnded();
	}

	private static void whole(HttpServletResponse response, EngineResponse answer) throws IOException {
		InputStream in = answer.body();
		OutputStream out = response.getOutputStream();
		byte[] bytes = new byte[BUFFER];
		for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
			out.write(bytes, 0, read);
			if (in.available() == 0) {
				out.flush();
			}
		}
	}

	/** The response becomes an upgrade, even where it stays HTTP: see {@link Relay}. */
	private static void relay(HttpServletRequest request, HttpServletResponse response, EngineResponse answer)
			throws IOException, ServletException {
		boolean relayed = false;
		try {
			Relay relay = request.upgrade(Relay.class);
			boolean chunked = answer.duplex() == null && answer.header("Content-Length") == null
					&& request.getProtocol().equals("HTTP/1.1");
			head(response, answer);
			String upgrade = RequestReader.upgrade(request);
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
			response.flushBuffer();
			relayed = true;
		}
		finally {
			if (!relayed) {
				answer.close();
			}
		}
	}

	private static void head(HttpServletResponse response, EngineResponse answer) {
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
