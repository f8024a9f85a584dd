package com.deblox.dockermod.security;

import java.io.IOException;

import com.deblox.dockermod.engine.Caller;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Serves who came through the unix socket of this node; everybody else is asked by the
 * filter that this one has.
 */
final class SocketCallerFilter extends GenericFilterBean {

	private final Filter others;

	SocketCallerFilter(Filter others) {
		this.others = others;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest httpRequest = (HttpServletRequest) request;
		if (CurrentCaller.isOfSocket(httpRequest)) {
			CurrentCaller.set(httpRequest, CurrentCaller.authentication(Caller.LOCAL));
			chain.doFilter(request, response);
		}
		else {
			this.others.doFilter(request, response, chain);
		}
	}

}
