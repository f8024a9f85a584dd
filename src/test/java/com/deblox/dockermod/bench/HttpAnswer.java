package com.deblox.dockermod.bench;

import java.nio.charset.StandardCharsets;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param body the body, whole
 * @param isKept whether the connection may be used again
 */
record HttpAnswer(int status, @SuppressWarnings("ArrayRecordComponent") byte[] body, boolean isKept) {

	String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
