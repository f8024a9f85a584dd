package com.deblox.dockermod.api;

import java.io.IOException;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.http.ErrorAnswer;
import com.deblox.dockermod.http.Refused;
import com.deblox.dockermod.http.TraceParent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Tells callers of this API what went wrong. What no controller is asked (an unknown
 * path, a wrong method) is answered by the server's own error page, in the same shape.
 */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {

	private static final Logger logger = LoggerFactory.getLogger(ApiErrors.class);

	@ExceptionHandler
	void refused(EngineException failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (failure.situation() == Situation.INTERNAL) {
			logger.error("{} {} failed [{}]", request.getMethod(), request.getRequestURI(),
					response.getHeader(TraceParent.REQUEST_ID), failure);
		}
		ObservedRequests.failed(request, failure);
		ErrorAnswer.send(response, failure);
	}

	@ExceptionHandler
	void wrong(MethodArgumentTypeMismatchException wrong, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Class<?> type = wrong.getRequiredType();
		refused(Refused.badRequest("The parameter \"" + wrong.getName() + "\" is \""
				+ Refused.shown(String.valueOf(wrong.getValue())) + "\": it must be "
				+ ((type == boolean.class || type == Boolean.class) ? "true or false" : "a whole number")), request,
				response);
	}

}
