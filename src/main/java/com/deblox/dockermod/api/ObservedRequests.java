package com.deblox.dockermod.api;

import java.io.IOException;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.observation.Surface;
import com.deblox.dockermod.security.CurrentCaller;
import com.deblox.dockermod.security.RequestIds;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request of this API its id, and has it observed from its coming to its
 * answer; that of a stream, to the beginning of it.
 */
final class ObservedRequests implements HandlerInterceptor {

	private static final String SERVED = ObservedRequests.class.getName();

	private static final String ORIGIN = SERVED + ".origin";

	private final Observations observations;

	ObservedRequests(Observations observations) {
		this.observations = observations;
	}

	/**
	 * Who sent a request, under which id.
	 * @param request a request that this was asked about
	 * @return its origin
	 */
	static Origin origin(HttpServletRequest request) {
		if (request.getAttribute(ORIGIN) instanceof Origin origin) {
			return origin;
		}
		throw new IllegalStateException("Not a request of this API");
	}

	static void failed(HttpServletRequest request, EngineException failure) {
		if (request.getAttribute(SERVED) instanceof Served served) {
			served.failed(failure);
		}
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() == DispatcherType.REQUEST) {
			Origin origin = new Origin(CurrentCaller.of(request), RequestIds.of(request));
			request.setAttribute(ORIGIN, origin);
			Served served = this.observations.begin(Surface.API, origin, CurrentCaller.from(request));
			request.setAttribute(SERVED, served);
			if (handler instanceof HandlerMethod) {
				served.is(
						request.getMethod() + " "
								+ request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
						request.getMethod().equals("POST"));
				served.asks(() -> request.getMethod() + " " + request.getRequestURI());
			}
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		if (request.getAttribute(SERVED) instanceof Served served) {
			request.removeAttribute(SERVED);
			try (served) {
				if (served.status() == Served.NO_STATUS) {
					served.answered(null, status(response, ex), null);
				}
			}
		}
	}

	/**
	 * What nobody handled is answered after this, and until then it looks like a success.
	 */
	private static int status(HttpServletResponse response, @Nullable Exception ex) {
		if (ex == null) {
			return response.getStatus();
		}
		return (ex instanceof IOException) ? Served.NO_STATUS : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
	}

}
