package com.deblox.dockermod.security;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Answers what the firewall rejects: requests that could mean one thing to whoever checks
 * them and another to whoever serves them.
 */
final class RejectedRequests implements RequestRejectedHandler {

	private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

	private static final RequestMatcher OF_SPRING = PathPatternRequestMatcher.pathPattern("/actuator/**");

	private final RefusedCallers refused;

	RejectedRequests(RefusedCallers refused) {
		this.refused = refused;
	}

	/**
	 * Spring Security's strict firewall, with the same rules for headers at less cost
	 * than its regular expressions. An encoded slash or percent sign is let through: the
	 * names of images have some, and whoever serves paths here decodes them once. A line
	 * that says no version is HTTP/0.9, which no client of today speaks.
	 * @return the firewall
	 */
	static StrictHttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall() {
			@Override
			public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
				if (!request.getProtocol().startsWith("HTTP/") || isOddOfSpring(request)) {
					throw new RequestRejectedException("No version of HTTP, or an encoded path where none is needed");
				}
				return super.getFirewalledRequest(request);
			}
		};
		firewall.setAllowedHttpMethods(METHODS);
		firewall.setAllowUrlEncodedSlash(true);
		firewall.setAllowUrlEncodedPercent(true);
		firewall.setAllowedHeaderNames(RejectedRequests::hasNoControls);
		firewall.setAllowedHeaderValues(RejectedRequests::hasNoControls);
		return firewall;
	}

	/** Nothing there has a name that needs it, and one with a slash makes it fail. */
	private static boolean isOddOfSpring(HttpServletRequest request) {
		return request.getRequestURI().indexOf('%') >= 0 && OF_SPRING.matches(request);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException ex)
			throws IOException {
		this.refused.count(RefusedCallers.Reason.MALFORMED);
		if (response.isCommitted()) {
			return;
		}
		if (!METHODS.contains(request.getMethod())) {
			Refusal.send(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "No path here knows this HTTP method");
			return;
		}
		Refusal.send(response, HttpServletResponse.SC_BAD_REQUEST,
				"The request line says no version of HTTP, or the path or a header holds what is not allowed: in a path an "
						+ "empty, '.' or '..' segment, ';', '\\', or an encoded '.' or line break; in a header a control character");
	}

	private static boolean hasNoControls(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c != '\t' && Character.isISOControl(c)) {
				return false;
			}
		}
		return true;
	}

}
