package com.deblox.dockermod.security;

import java.util.List;

import com.deblox.dockermod.engine.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Who sent an HTTP request.
 */
public final class CurrentCaller {

	private static final String ATTRIBUTE = CurrentCaller.class.getName();

	private static final String SOCKET = ATTRIBUTE + ".socket";

	private CurrentCaller() {
	}

	/**
	 * The caller who was authenticated; any thread may ask.
	 * @param request the request
	 * @return the caller
	 * @throws IllegalStateException on a path that is open to all, where none was
	 */
	public static Caller of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
			return caller;
		}
		throw new IllegalStateException("Nobody was authenticated for this request");
	}

	/**
	 * The request came through a unix socket, whose file's rights have decided already.
	 * @param request the request, before it is asked who calls
	 */
	public static void cameThroughSocket(HttpServletRequest request) {
		request.setAttribute(SOCKET, true);
	}

	/**
	 * From where a request came.
	 * @param request the request
	 * @return the caller's address, or {@code socket}
	 */
	public static String from(HttpServletRequest request) {
		return isOfSocket(request) ? "socket" : request.getRemoteAddr();
	}

	/** Attributes are this server's own: no client can set them. */
	static boolean isOfSocket(HttpServletRequest request) {
		return request.getAttribute(SOCKET) != null;
	}

	/** For Spring Security, which clears it at the end of the request, and for us. */
	static void set(HttpServletRequest request, Authentication authenticated) {
		SecurityContextHolder.setContext(new SecurityContextImpl(authenticated));
		request.setAttribute(ATTRIBUTE, authenticated.getPrincipal());
	}

	static Authentication authentication(Caller caller) {
		return UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of());
	}

}
