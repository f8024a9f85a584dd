package com.deblox.dockermod.gateway;

import java.io.IOException;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
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

	GatewayFilter(DockerTarget target, RouteTable routes, Versions versions, RequestReader reader) {
		this.target = target;
		this.routes = routes;
		this.versions = versions;
		this.reader = reader;
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
		RequestId id = RequestIds.of(request);
		try {
			DockerPath path = this.target.read(request.getMethod(), request.getRequestURI(), request.getQueryString());
			DockerPath versioned = path.withVersion(this.versions.check(path.version()));
			Route route = this.routes.find(request.getMethod(), path.segments());
			EngineRequest asked = this.reader.read(request, versioned, route.manner(), id);
			ResponseWriter.write(request, response, asked, route.rule().answer(asked));
		}
		catch (EngineException ex) {
			if (ex.situation() == Situation.INTERNAL) {
				logger.error("{} {} failed [{}]", request.getMethod(), request.getRequestURI(), id, ex);
			}
			DockerError.send(response, ex);
		}
		catch (RuntimeException ex) {
			logger.error("{} {} failed [{}]", request.getMethod(), request.getRequestURI(), id, ex);
			DockerError.send(response, new EngineException(Situation.INTERNAL, null,
					"This node failed to do it; its log says why, under the request id " + id));
		}
	}

}
