package com.deblox.dockermod.security;

import java.io.IOException;
import java.util.Objects;

import com.deblox.dockermod.engine.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Where a token is asked: finds out who sent one. A request without credentials goes on
 * as nobody's; wrong ones are refused everywhere, so that whoever sends them learns it.
 */
final class TokenCallerFilter extends GenericFilterBean {

	private static final String BUS = "/bus";

	private static final RequestMatcher METRICS = PathPatternRequestMatcher.pathPattern(HttpMethod.GET,
			"/actuator/prometheus");

	private final AuthenticationManager manager;

	private final RefusedCallers refused;

	TokenCallerFilter(AuthenticationManager manager, RefusedCallers refused) {
		this.manager = manager;
		this.refused = refused;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest httpRequest = (HttpServletRequest) request;
		byte[] token = token(httpRequest);
		if (token != null) {
			Authentication presented = UsernamePasswordAuthenticationToken.unauthenticated("token", token);
			Authentication caller = this.manager.authenticate(presented);
			if (Caller.METRICS.equals(caller.getPrincipal()) && !METRICS.matches(httpRequest)) {
				this.refused.count(RefusedCallers.Reason.METRICS_TOKEN);
				Refusal.send((HttpServletResponse) response, HttpServletResponse.SC_FORBIDDEN,
						"This token is for the metrics: it opens GET /actuator/prometheus and nothing else");
				return;
			}
			CurrentCaller.set(httpRequest, caller, () -> isStill(caller, presented));
		}
		chain.doFilter(request, response);
	}

	private boolean isStill(Authentication caller, Authentication presented) {
		try {
			return Objects.equals(this.manager.authenticate(presented).getPrincipal(), caller.getPrincipal());
		}
		catch (AuthenticationException ex) {
			return false;
		}
	}

	/** On the bus only: elsewhere a protocol goes on to a daemon, with the token. */
	private static byte @Nullable [] token(HttpServletRequest request) {
		String header = request.getHeader("Authorization");
		if (header != null) {
			return Credentials.token(header);
		}
		return request.getRequestURI().equals(BUS)
				? Credentials.protocolToken(request.getHeader("Sec-WebSocket-Protocol")) : null;
	}

}
