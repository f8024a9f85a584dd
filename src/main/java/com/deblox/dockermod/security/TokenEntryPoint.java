package com.deblox.dockermod.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Tells who is not known what to send.
 */
final class TokenEntryPoint implements AuthenticationEntryPoint {

	private static final String REMEDY = "send a token of the cluster, as 'Authorization: Bearer <token>' or as the "
			+ "password of HTTP Basic with any user name";

	private final RefusedCallers refused;

	TokenEntryPoint(RefusedCallers refused) {
		this.refused = refused;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		boolean wrong = ex instanceof BadCredentialsException;
		this.refused.count(wrong ? RefusedCallers.Reason.WRONG_TOKEN : RefusedCallers.Reason.NO_TOKEN);
		response.setHeader("WWW-Authenticate", "Basic realm=\"DockerMod\"");
		Refusal.send(response, HttpServletResponse.SC_UNAUTHORIZED,
				(wrong ? "These credentials are wrong: " : "Credentials are missing: ") + REMEDY);
	}

}
