package com.deblox.dockermod.security;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Refuses what another site's page makes a browser send. A browser adds what it remembers
 * of the user (credentials, or that it runs on this host), so neither a token nor
 * loopback protects against that.
 */
final class BrowserGuard extends GenericFilterBean {

	private final RequestMatcher open;

	private final RefusedCallers refused;

	BrowserGuard(RequestMatcher open, RefusedCallers refused) {
		this.open = open;
		this.refused = refused;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		guard((HttpServletRequest) request, (HttpServletResponse) response, chain);
	}

	private void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Cache-Control", "no-store");
		String why = whyForeign(request);
		// a link on another site may lead to what anybody may read
		if (why != null && !this.open.matches(request)) {
			this.refused.count(RefusedCallers.Reason.FOREIGN_PAGE);
			Refusal.send(response, HttpServletResponse.SC_FORBIDDEN, why);
			return;
		}
		chain.doFilter(request, response);
	}

	private static @Nullable String whyForeign(HttpServletRequest request) {
		String origin = request.getHeader("Origin");
		if (origin != null && !isOwn(origin, request)) {
			return "This came from a page of another site (Origin): only this node's own pages may send requests "
					+ "from a browser";
		}
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null && !site.equals("same-origin") && !site.equals("none")) {
			return "This came from a page of another site (Sec-Fetch-Site): only this node's own pages may send "
					+ "requests from a browser";
		}
		return null;
	}

	private static boolean isOwn(String origin, HttpServletRequest request) {
		String host = request.getHeader("Host");
		return host != null
				&& withoutDefaultPort(origin).equals(withoutDefaultPort(request.getScheme() + "://" + host));
	}

	private static String withoutDefaultPort(String origin) {
		String lower = origin.toLowerCase(Locale.ROOT);
		String port = lower.startsWith("https:") ? ":443" : ":80";
		return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
	}

}
