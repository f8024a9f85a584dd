package com.deblox.dockermod.routing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.deblox.dockermod.engine.EngineResponse;

/**
 * A daemon's 404, read: is it the container that is missing, or something in it (a path,
 * an exec)?
 *
 * @param isThat whether the container is missing
 * @param response the answer, to be passed on
 */
record NoSuchContainer(boolean isThat, EngineResponse response) {

	private static final int LIMIT = 64 * 1024;

	static NoSuchContainer of(EngineResponse notFound) {
		try (notFound) {
			byte[] body = notFound.readBody(LIMIT);
			String text = new String(body, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
			return new NoSuchContainer(text.contains("no such container"),
					EngineResponse.of(notFound.node(), notFound.status(), notFound.headers(), body));
		}
	}

}
