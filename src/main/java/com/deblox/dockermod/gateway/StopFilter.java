package com.deblox.dockermod.gateway;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.http.ErrorAnswer;
import com.deblox.dockermod.security.RequestIds;
import com.deblox.dockermod.shutdown.StopStep;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Counts the calls that are under way, those of peers too, and refuses new ones while the
 * node is being stopped, in the shape that each surface has for errors. Each such answer
 * is the last of its connection, so that nobody sends another into one that is about to
 * be closed.
 */
final class StopFilter extends HttpFilter implements StopStep {

	private final transient AtomicInteger underWay = new AtomicInteger();

	private volatile boolean stops;

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String uri = request.getRequestURI();
		if (uri.startsWith("/actuator/")) {
			// whether the node is well is always told
			chain.doFilter(request, response);
			return;
		}
		this.underWay.incrementAndGet();
		try {
			// peers have a gate of their own, which says it in their words
			if (this.stops && !RequestIds.isOfPeers(uri)) {
				refuse(request, response);
			}
			else {
				chain.doFilter(request, response);
			}
		}
		finally {
			if (this.stops && !response.isCommitted()) {
				response.setHeader("Connection", "close");
			}
			this.underWay.decrementAndGet();
		}
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		EngineException why = EngineException.stopping();
		response.setHeader("Connection", "close");
		if (DockerTarget.isDockers(request.getRequestURI())) {
			DockerError.send(response, why);
		}
		else {
			ErrorAnswer.send(response, why);
		}
	}

	@Override
	public void begin() {
		this.stops = true;
	}

	@Override
	public int underWay() {
		return this.underWay.get();
	}

}
