package com.deblox.dockermod.security;

import com.deblox.dockermod.engine.Caller;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/**
 * Whoever has a token is {@link Caller#TOKEN}.
 */
final class TokenAuthenticationManager implements AuthenticationManager {

	private final Tokens tokens;

	TokenAuthenticationManager(Tokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public Authentication authenticate(Authentication presented) {
		if (presented.getCredentials() instanceof byte[] token && this.tokens.accept(token)) {
			return CurrentCaller.authentication(Caller.TOKEN);
		}
		throw new BadCredentialsException("The token is wrong");
	}

}
