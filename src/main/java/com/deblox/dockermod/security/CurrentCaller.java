package com.deblox.dockermod.security;

import java.util.List;
import java.util.function.BooleanSupplier;

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

	private static final String STANDING = ATTRIBUTE + ".standing";

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
	 * Whether this caller would be let in again, for connections that last: a token may
	 * be taken back. Any thread may ask, also when the request is over; costs as much as
	 * letting one in.
	 * @param request the request
	 * @return says it whenever it is asked
	 */
	public static BooleanSupplier standing(HttpServletRequest request) {
		return (request.getAttribute(STANDING) instanceof BooleanSupplier standing) ? standing : () -> true;
	}

	/**
	 * Whether it was found out who calls.
	 * @param request the request
	 * @return {@code false} for who was refused before, and on paths open to all
	 */
	public static boolean isKnown(HttpServletRequest request) {
		return request.getAttribute(ATTRIBUTE) != null;
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
	 * @return the caller's address, or {@code unix socket}
	 */
	public static String from(HttpServletRequest request) {
		return isOfSocket(request) ? "unix socket" : request.getRemoteAddr();
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

	static void set(HttpServletRequest request, Authentication authenticated, BooleanSupplier standing) {
		set(request, authenticated);
		request.setAttribute(STANDING, standing);
	}

	static Authentication authentication(Caller caller) {
		return UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of());
	}

}
