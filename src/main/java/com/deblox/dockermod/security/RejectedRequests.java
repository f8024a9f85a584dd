package com.deblox.dockermod.security;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Answers what the firewall rejects: requests that could mean one thing to whoever checks
 * them and another to whoever serves them.
 */
final class RejectedRequests implements RequestRejectedHandler {

	private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

	/**
	 * Spring Security's strict firewall, with the same rules for headers at less cost
	 * than its regular expressions. An encoded slash is let through: the names of images
	 * have some, and whoever serves paths here takes them apart before decoding.
	 * @return the firewall
	 */
	static StrictHttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHttpMethods(METHODS);
		firewall.setAllowUrlEncodedSlash(true);
		firewall.setAllowedHeaderNames(RejectedRequests::hasNoControls);
		firewall.setAllowedHeaderValues(RejectedRequests::hasNoControls);
		return firewall;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException ex)
			throws IOException {
		if (response.isCommitted()) {
			return;
		}
		if (!METHODS.contains(request.getMethod())) {
			Refusal.send(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "No path here knows this HTTP method");
			return;
		}
		Refusal.send(response, HttpServletResponse.SC_BAD_REQUEST,
				"The path or a header holds what is not allowed: in a path an empty, '.' or '..' segment, ';', '\\', "
						+ "or an encoded '/', '.', '%' or line break; in a header a control character");
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
