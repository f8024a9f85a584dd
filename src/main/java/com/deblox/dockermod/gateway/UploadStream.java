package com.deblox.dockermod.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request's body as it comes, that knows whether all of it was read.
 */
final class UploadStream extends FilterInputStream {

	private volatile boolean ended;

	UploadStream(InputStream body) {
		super(body);
	}

	boolean isEnded() {
		return this.ended;
	}

	@Override
	public int read() throws IOException {
		return note(super.read());
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		return note(super.read(bytes, offset, length));
	}

	private int note(int read) {
		if (read < 0) {
			this.ended = true;
		}
		return read;
	}

}
