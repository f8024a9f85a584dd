package com.deblox.dockermod.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes lines of UTF-8, and notices when nobody reads them any more: {@code | head}.
 * Safe for use by several threads.
 */
final class Output {

	private static final int BUFFER = 32 * 1024;

	private final OutputStream out;

	Output(OutputStream out) {
		this.out = new BufferedOutputStream(out, BUFFER);
	}

	synchronized void line(String line) {
		try {
			this.out.write(line.getBytes(StandardCharsets.UTF_8));
			this.out.write('\n');
		}
		catch (IOException ex) {
			throw new ClosedPipe(ex);
		}
	}

	/** Let the reader see what was written so far. */
	synchronized void flush() {
		try {
			this.out.flush();
		}
		catch (IOException ex) {
			throw new ClosedPipe(ex);
		}
	}

	/** A line that is to be seen at once. */
	void now(String line) {
		line(line);
		flush();
	}

	/**
	 * Nobody reads.
	 */
	static final class ClosedPipe extends RuntimeException {

		ClosedPipe(IOException cause) {
			super(cause);
		}

	}

}
