package com.deblox.dockermod.http;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Gives errors that nobody answered the one shape that callers know. What went wrong
 * inside stays in the log.
 */
@Controller
public class JsonErrorController implements ErrorController {

	@RequestMapping("${server.error.path:${error.path:/error}}")
	void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
		// asked for directly, there is no error to tell of
		int status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) ? code
				: HttpServletResponse.SC_NOT_FOUND;
		ErrorAnswer.send(response, status, sentence(status, response));
	}

	private static String sentence(int status, HttpServletResponse response) {
		return switch (status) {
			case 400 ->
				"This request cannot be read: its path, a parameter, a header or the body's chunks are malformed";
			case 401 -> "Credentials are missing or wrong: send a token of the cluster";
			case 403 -> "This is not allowed for this caller";
			case 404 -> "There is nothing at this path: actions go to POST /, and /docs shows what else there is";
			case 405 -> "This path does not know this HTTP method: allowed are " + response.getHeader("Allow");
			case 413 -> "The body is too long";
			default -> (status < 500) ? "This request cannot be served: actions go to POST / as JSON"
					: "This node failed to answer; its log says why";
		};
	}

}
