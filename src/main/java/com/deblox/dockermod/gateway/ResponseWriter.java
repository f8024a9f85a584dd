package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Streaming;
import com.deblox.dockermod.streams.StreamedAnswer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Writes an engine's answer as an HTTP response: whole, or as a stream.
 */
final class ResponseWriter {

	private static final int BUFFER = 32 * 1024;

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
				StreamedAnswer.head(response, answer);
				whole(response, answer);
			}
		}
		else {
			StreamedAnswer.send(request, response, answer, RequestReader.upgrade(request), isEndless(asked, answer));
		}
	}

	/** Whether its end is no part of what was asked for, so that it may come early. */
	private static boolean isEndless(EngineRequest asked, EngineResponse answer) {
		DockerPath path = asked.path();
		return answer.duplex() != null || switch (path.segments().getLast()) {
			case "logs" -> isTrue(path.parameter("follow"));
			case "stats" -> path.parameter("stream") == null || isTrue(path.parameter("stream"));
			case "events", "wait" -> true;
			default -> false;
		};
	}

	private static boolean isTrue(@Nullable String parameter) {
		return parameter != null
				&& !Set.of("", "0", "no", "false", "none").contains(parameter.toLowerCase(Locale.ROOT));
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

}
