package com.deblox.dockermod.security;

import com.deblox.dockermod.engine.Caller;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Who sent an HTTP request.
 */
public final class CurrentCaller {

	private static final String ATTRIBUTE = CurrentCaller.class.getName();

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

	static void set(HttpServletRequest request, Caller caller) {
		request.setAttribute(ATTRIBUTE, caller);
	}

}
