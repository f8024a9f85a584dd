package com.deblox.dockermod.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Where a token is asked: finds out who sent one. A request without credentials goes on
 * as nobody's; wrong ones are refused everywhere, so that whoever sends them learns it.
 */
final class TokenCallerFilter extends GenericFilterBean {

	private final AuthenticationManager manager;

	TokenCallerFilter(AuthenticationManager manager) {
		this.manager = manager;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest httpRequest = (HttpServletRequest) request;
		String header = httpRequest.getHeader("Authorization");
		if (header != null) {
			Authentication presented = UsernamePasswordAuthenticationToken.unauthenticated("token",
					Credentials.token(header));
			CurrentCaller.set(httpRequest, this.manager.authenticate(presented));
		}
		chain.doFilter(request, response);
	}

}
