package com.deblox.dockermod.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Where a token is asked: finds out who sent one. A request without credentials goes on
 * as nobody's; wrong ones are refused everywhere, so that whoever sends them learns it.
 */
final class TokenCallerFilter extends GenericFilterBean {

	private static final String BUS = "/bus";

	private final AuthenticationManager manager;

	TokenCallerFilter(AuthenticationManager manager) {
		this.manager = manager;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest httpRequest = (HttpServletRequest) request;
		byte[] token = token(httpRequest);
		if (token != null) {
			Authentication presented = UsernamePasswordAuthenticationToken.unauthenticated("token", token);
			CurrentCaller.set(httpRequest, this.manager.authenticate(presented));
		}
		chain.doFilter(request, response);
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
