package com.deblox.dockermod.gateway;

import java.io.IOException;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.observation.Observations;
import com.deblox.dockermod.observation.Served;
import com.deblox.dockermod.observation.Surface;
import com.deblox.dockermod.security.CurrentCaller;
import com.deblox.dockermod.security.RequestIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the requests of Docker clients: reads, asks the route's rule, writes. A filter
 * and not a controller, since a stream's connection is given away and paths are to stay
 * as they came.
 */
final class GatewayFilter extends HttpFilter {

	private static final Logger logger = LoggerFactory.getLogger(GatewayFilter.class);

	private final transient DockerTarget target;

	private final transient RouteTable routes;

	private final transient Versions versions;

	private final transient RequestReader reader;

	private final transient OpenStreams streams;

	private final transient Observations observations;

	GatewayFilter(DockerTarget target, RouteTable routes, Versions versions, RequestReader reader, OpenStreams streams,
			Observations observations) {
		this.target = target;
		this.routes = routes;
		this.versions = versions;
		this.reader = reader;
		this.streams = streams;
		this.observations = observations;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (DockerTarget.isDockers(request.getRequestURI())) {
			serve(request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		Origin origin = new Origin(CurrentCaller.of(request), RequestIds.of(request));
		try (Served served = this.observations.begin(Surface.DOCKER, origin, CurrentCaller.from(request))) {
			served.asks(() -> Told.words(request));
			serve(request, response, served);
		}
	}

	private void serve(HttpServletRequest request, HttpServletResponse response, Served served)
			throws IOException, ServletException {
		RequestId id = served.origin().id();
		try {
			DockerPath path = this.target.read(request.getMethod(), request.getRequestURI(), request.getQueryString());
			DockerPath versioned = path.withVersion(this.versions.check(path.version()));
			Route route = this.routes.find(request.getMethod(), path.segments());
			Told.asked(served, route, request.getMethod(), versioned);
			EngineRequest asked = this.reader.read(request, versioned, route.manner(), id);
			EngineResponse answer = route.rule().answer(asked);
			Told.answered(served, answer);
			if (asked.streaming() != null) {
				this.streams.opened(answer);
			}
			ResponseWriter.write(request, response, asked, answer);
		}
		catch (EngineException ex) {
			if (ex.situation() == Situation.INTERNAL) {
				logger.error("{} {} failed [{}]", request.getMethod(), request.getRequestURI(), id, ex);
			}
			send(response, served, ex);
		}
		catch (RuntimeException ex) {
			logger.error("{} {} failed [{}]", request.getMethod(), request.getRequestURI(), id, ex);
			send(response, served, new EngineException(Situation.INTERNAL, null,
					"This node failed to do it; its log says why, under the request id " + id));
		}
	}

	private static void send(HttpServletResponse response, Served served, EngineException failure) throws IOException {
		served.failed(failure);
		DockerError.send(response, failure);
	}

}
