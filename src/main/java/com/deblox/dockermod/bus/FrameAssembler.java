package com.deblox.dockermod.bus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

import com.deblox.dockermod.actions.ActionDesk;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;

/**
 * Puts <a href="https://stomp.github.io/stomp-specification-1.2.html">STOMP</a> frames
 * together, however they were cut on their way. Each byte is looked at once; what is
 * longer than allowed is refused as soon as that is seen, and between two frames nothing
 * is held. Not thread-safe, but any thread may ask since when a frame is under way.
 */
final class FrameAssembler {

	/** The most bytes of a frame's command and headers. */
	static final int HEAD_LIMIT = 16 * 1024;

	private static final int FIRST = 512;

	private static final byte[] NONE = {};

	private static final long NEVER = 0;

	private static final int UNKNOWN = -1;

	private byte[] bytes = NONE;

	private int size;

	private int lineStart;

	private int headEnd;

	private int bodyLength = UNKNOWN;

	private volatile long begunAt = NEVER;

	/**
	 * Take what came.
	 * @param piece the bytes
	 * @param frames is given each frame that is whole now, without the zero at its end
	 * @throws EngineException if it is too long, or no frame
	 */
	void take(ByteBuffer piece, Consumer<byte[]> frames) {
		while (piece.hasRemaining()) {
			if (this.headEnd > 0 && this.size < this.headEnd + this.bodyLength) {
				copy(piece, Math.min(piece.remaining(), this.headEnd + this.bodyLength - this.size));
			}
			else if (take(piece.get())) {
				byte[] frame = Arrays.copyOf(this.bytes, this.size);
				reset();
				frames.accept(frame);
			}
		}
	}

	/**
	 * How long a frame is under way already.
	 * @param now the time by {@link System#nanoTime()}
	 * @return nanoseconds; 0 between two frames
	 */
	long underWay(long now) {
		long begun = this.begunAt;
		return (begun != NEVER) ? now - begun : 0;
	}

	private boolean take(byte next) {
		if (this.size == 0 && (next == '\n' || next == '\r')) {
			return false;
		}
		if (next == 0) {
			if (this.headEnd == 0) {
				throw malformed("its headers do not end with an empty line");
			}
			return true;
		}
		if (this.bodyLength != UNKNOWN) {
			throw malformed("no zero byte follows its content-length of " + this.bodyLength + " bytes");
		}
		append(next);
		if (this.headEnd == 0) {
			head(next);
		}
		else if (this.size - this.headEnd > ActionDesk.LIMIT) {
			throw ActionDesk.tooLarge();
		}
		return false;
	}

	private void head(byte last) {
		if (this.size > HEAD_LIMIT) {
			throw new EngineException(Situation.TOO_LARGE, null,
					"The headers of a frame are longer than " + HEAD_LIMIT + " bytes, the most that is allowed");
		}
		if (last == '\n') {
			int length = this.size - 1 - this.lineStart;
			if (length == 0 || (length == 1 && this.bytes[this.lineStart] == '\r')) {
				this.headEnd = this.size;
				this.bodyLength = contentLength();
			}
			this.lineStart = this.size;
		}
	}

	/** Of several, the first counts. */
	private int contentLength() {
		String head = new String(this.bytes, 0, this.headEnd, StandardCharsets.UTF_8);
		for (String line : head.split("\r?\n", -1)) {
			if (line.startsWith("content-length:")) {
				return contentLength(line.substring(line.indexOf(':') + 1).strip());
			}
		}
		return UNKNOWN;
	}

	private static int contentLength(String value) {
		if (value.isEmpty() || !value.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			throw malformed("its content-length is no number");
		}
		if (value.length() > 9 || Integer.parseInt(value) > ActionDesk.LIMIT) {
			throw ActionDesk.tooLarge();
		}
		return Integer.parseInt(value);
	}

	private void append(byte next) {
		if (this.size == 0) {
			this.begunAt = Math.max(1, System.nanoTime());
		}
		room(1);
		this.bytes[this.size++] = next;
	}

	private void copy(ByteBuffer piece, int length) {
		room(length);
		piece.get(this.bytes, this.size, length);
		this.size += length;
	}

	private void room(int more) {
		if (this.size + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(FIRST, Math.max(this.size + more, this.bytes.length * 2)));
		}
	}

	private void reset() {
		this.bytes = NONE;
		this.size = 0;
		this.lineStart = 0;
		this.headEnd = 0;
		this.bodyLength = UNKNOWN;
		this.begunAt = NEVER;
	}

	private static EngineException malformed(String why) {
		return new EngineException(Situation.BAD_REQUEST, null, "This is not a frame of STOMP 1.2: " + why);
	}

}
