package com.deblox.dockermod.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What anybody may read: the page at {@code /}, and whether the node is well.
 */
final class OpenPaths implements RequestMatcher {

	private final RequestMatcher page = PathPatternRequestMatcher.pathPattern("/");

	private final RequestMatcher health = PathPatternRequestMatcher.pathPattern("/actuator/health/**");

	@Override
	public boolean matches(HttpServletRequest request) {
		String method = request.getMethod();
		return (method.equals("GET") || method.equals("HEAD"))
				&& (this.page.matches(request) || this.health.matches(request));
	}

}
