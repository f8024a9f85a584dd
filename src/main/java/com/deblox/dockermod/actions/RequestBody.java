package com.deblox.dockermod.actions;

import java.io.IOException;

import com.deblox.dockermod.engine.EngineException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads the body of a request as it came, whatever its content type.
 */
final class RequestBody {

	static final int LIMIT = 1024 * 1024;

	private RequestBody() {
	}

	static byte[] read(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > LIMIT) {
			throw tooLarge();
		}
		long length = request.getContentLengthLong();
		byte[] body = request.getInputStream().readNBytes((length >= 0) ? (int) length : LIMIT + 1);
		if (body.length > LIMIT) {
			throw tooLarge();
		}
		return body;
	}

	private static EngineException tooLarge() {
		return ActionDesk.tooLarge();
	}

}
