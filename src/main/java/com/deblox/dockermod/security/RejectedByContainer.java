package com.deblox.dockermod.security;

import java.io.IOException;

import com.deblox.dockermod.engine.RequestId;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Gives what Tomcat itself rejects, before any filter sees it, the one form of errors.
 */
final class RejectedByContainer extends ErrorReportValve {

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			response.setHeader(RequestId.HEADER, RequestIds.of(request).value());
			Refusal.send(response, status, sentence(status));
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			container.getLogger().debug("The caller left before the answer", ex);
		}
	}

	private static String sentence(int status) {
		return switch (status) {
			case 404 -> "There is nothing at this path";
			case 405 -> "No path here knows this HTTP method";
			case 413 -> "The body is too long";
			case 414 -> "The path is too long";
			case 431 -> "The headers are too long";
			case 501 -> "This node does not know the HTTP method, or the transfer encoding";
			case 505 -> "HTTP/1.0 and HTTP/1.1 are spoken here";
			default -> (status < 500) ? "This is not a request that can be read: the request line, the path's encoding "
					+ "or a header breaks the rules of HTTP" : "This node failed; its log says why";
		};
	}

}
