package com.deblox.dockermod.streams;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One piece of a body after the other, with room around it for what makes a chunk of it:
 * so it goes out in one write. Small until much comes, since most streams are idle.
 */
final class Piece {

	private static final int SMALL = 4 * 1024;

	private static final int LARGE = 32 * 1024;

	/** For the length of the largest, in hexadecimal. */
	private static final int HEAD = 6;

	private static final int TAIL = 2;

	private byte[] bytes = new byte[HEAD + SMALL + TAIL];

	private int length;

	/**
	 * Take what there is, or wait for it.
	 * @param in the body
	 * @return whether there was something
	 * @throws IOException if the body broke off
	 */
	boolean read(InputStream in) throws IOException {
		if (this.length == SMALL && this.bytes.length < LARGE) {
			this.bytes = new byte[HEAD + LARGE + TAIL];
		}
		this.length = in.read(this.bytes, HEAD, this.bytes.length - HEAD - TAIL);
		return this.length >= 0;
	}

	/**
	 * The piece as it goes out.
	 * @param chunked whether as a chunk
	 * @return the bytes, until the next is read
	 */
	ByteBuffer out(boolean chunked) {
		if (!chunked || this.length == 0) {
			return ByteBuffer.wrap(this.bytes, HEAD, this.length);
		}
		byte[] size = (Integer.toHexString(this.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(size, 0, this.bytes, HEAD - size.length, size.length);
		this.bytes[HEAD + this.length] = '\r';
		this.bytes[HEAD + this.length + 1] = '\n';
		return ByteBuffer.wrap(this.bytes, HEAD - size.length, size.length + this.length + TAIL);
	}

}
