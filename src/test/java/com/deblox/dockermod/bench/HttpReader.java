package com.deblox.dockermod.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 answers off a connection. As little as that needs: a client library
 * would cost more than many a call, and so make every ratio look better than it is.
 */
final class HttpReader {

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] [1-5]\\d\\d( .*)?");

	private final InputStream in;

	private final byte[] buffer = new byte[64 * 1024];

	private int position;

	private int limit;

	HttpReader(InputStream in) {
		this.in = in;
	}

	/**
	 * Wait for the next answer, and read the whole of it.
	 * @return the answer, or {@code null} if the connection was closed before it began
	 * @throws IOException if it ends before its end
	 */
	@Nullable HttpAnswer read() throws IOException {
		if (this.position == this.limit && !fill()) {
			return null;
		}
		int status = status(line());
		int length = -1;
		boolean chunked = false;
		boolean kept = true;
		for (String line = line(); !line.isEmpty(); line = line()) {
			String header = line.toLowerCase(Locale.ROOT);
			if (header.startsWith("content-length:")) {
				length = Integer.parseInt(valueOf(header));
			}
			else if (header.startsWith("transfer-encoding:")) {
				chunked = valueOf(header).endsWith("chunked");
			}
			else if (header.startsWith("connection:")) {
				kept = !valueOf(header).equals("close");
			}
		}
		if (status == 204 || status == 304) {
			return new HttpAnswer(status, new byte[0], kept);
		}
		if (chunked) {
			return new HttpAnswer(status, chunks(), kept);
		}
		return (length >= 0) ? new HttpAnswer(status, bytes(length), kept) : new HttpAnswer(status, rest(), false);
	}

	private static int status(String line) throws IOException {
		if (!STATUS_LINE.matcher(line).matches()) {
			throw new IOException("Not an HTTP/1.1 answer: " + line);
		}
		return Integer.parseInt(line.substring(9, 12));
	}

	private static String valueOf(String header) {
		return header.substring(header.indexOf(':') + 1).strip();
	}

	private byte[] chunks() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int size = chunkSize(); size > 0; size = chunkSize()) {
			body.writeBytes(bytes(size));
			line();
		}
		while (!line().isEmpty()) {
			// trailers are nobody's business here
		}
		return body.toByteArray();
	}

	private int chunkSize() throws IOException {
		String line = line();
		int extension = line.indexOf(';');
		return Integer.parseInt(((extension >= 0) ? line.substring(0, extension) : line).strip(), 16);
	}

	private byte[] bytes(int length) throws IOException {
		byte[] bytes = new byte[length];
		int had = Math.min(length, this.limit - this.position);
		System.arraycopy(this.buffer, this.position, bytes, 0, had);
		this.position += had;
		if (this.in.readNBytes(bytes, had, length - had) < length - had) {
			throw new EOFException("The answer was cut");
		}
		return bytes;
	}

	private byte[] rest() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.write(this.buffer, this.position, this.limit - this.position);
		this.position = this.limit;
		this.in.transferTo(body);
		return body.toByteArray();
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		while (true) {
			for (int i = this.position; i < this.limit; i++) {
				if (this.buffer[i] == '\n') {
					take(line, i);
					this.position = i + 1;
					return line.toString().stripTrailing();
				}
			}
			take(line, this.limit);
			if (!fill()) {
				throw new EOFException("The answer was cut");
			}
		}
	}

	private void take(StringBuilder line, int end) {
		line.append(new String(this.buffer, this.position, end - this.position, StandardCharsets.ISO_8859_1));
	}

	private boolean fill() throws IOException {
		this.position = 0;
		this.limit = Math.max(0, this.in.read(this.buffer));
		return this.limit > 0;
	}

}
