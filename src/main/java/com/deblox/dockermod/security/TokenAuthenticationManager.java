package com.deblox.dockermod.security;

import com.deblox.dockermod.engine.Caller;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/**
 * Whoever has a token is {@link Caller#TOKEN}, or with one for the metrics
 * {@link Caller#METRICS}.
 */
final class TokenAuthenticationManager implements AuthenticationManager {

	private final Tokens tokens;

	private final Tokens metricsTokens;

	TokenAuthenticationManager(Tokens tokens, Tokens metricsTokens) {
		this.tokens = tokens;
		this.metricsTokens = metricsTokens;
	}

	@Override
	public Authentication authenticate(Authentication presented) {
		if (presented.getCredentials() instanceof byte[] token) {
			if (this.tokens.accept(token)) {
				return CurrentCaller.authentication(Caller.TOKEN);
			}
			if (this.metricsTokens.accept(token)) {
				return CurrentCaller.authentication(Caller.METRICS);
			}
		}
		throw new BadCredentialsException("The token is wrong");
	}

}
