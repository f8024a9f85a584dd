package com.deblox.dockermod.security;

import java.io.IOException;

import com.deblox.dockermod.engine.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Where no token is asked: serves who is on this host, and nobody else.
 */
final class LocalCallerFilter extends GenericFilterBean {

	private static final String REMEDY = "; to be served from elsewhere, set " + SecurityProperties.TOKEN
			+ " on the node and send that token";

	private final RefusedCallers refused;

	LocalCallerFilter(RefusedCallers refused) {
		this.refused = refused;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest httpRequest = (HttpServletRequest) request;
		String why = whyNotLocal(httpRequest);
		if (why != null) {
			this.refused.count(RefusedCallers.Reason.NOT_LOCAL);
			Refusal.send((HttpServletResponse) response, HttpServletResponse.SC_FORBIDDEN, why + REMEDY);
			return;
		}
		CurrentCaller.set(httpRequest, CurrentCaller.authentication(Caller.LOCAL));
		chain.doFilter(request, response);
	}

	private static @Nullable String whyNotLocal(HttpServletRequest request) {
		if (!LoopbackNames.isLoopbackAddress(request.getRemoteAddr())
				|| !LoopbackNames.isLoopbackAddress(request.getLocalAddr())) {
			return "This node asks for no token, so it serves callers on its own host only";
		}
		if (!LoopbackNames.isLoopbackHost(request.getHeader("Host"))) {
			return "This node asks for no token, so the Host header has to be a name of loopback, as in localhost:8080";
		}
		if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
			return "This node asks for no token, so it serves no callers behind a proxy";
		}
		return null;
	}

}
