package com.deblox.dockermod.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.Duplex;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.Streaming;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer in HTTP/1.1
 * (<a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>), parsed by HttpCore, on
 * a connection of its own.
 */
final class StreamedExchange implements Closeable {

	/** A chunk of a daemon, with the length before it. */
	private static final int CHUNK = 33 * 1024;

	private static final int BUFFER = 32 * 1024;

	private static final Http1Config LIMITS = Http1Config.custom()
		.setMaxLineLength(64 * 1024)
		.setMaxHeaderCount(1000)
		.build();

	private final Wire wire;

	private final SessionInputBufferImpl in = new SessionInputBufferImpl(CHUNK, LIMITS.getMaxLineLength());

	StreamedExchange(Wire wire) {
		this.wire = wire;
	}

	/**
	 * Send the head and the body; an upload goes on while the answer is read.
	 * @param target the request's target, encoded
	 * @param headers the headers; those of the body and the connection are made here
	 * @param request method and body
	 */
	void send(String target, Map<String, List<String>> headers, EngineRequest request) throws IOException {
		Streaming streaming = request.streaming();
		InputStream upload = (streaming != null) ? streaming.upload() : null;
		String upgrade = (streaming != null) ? streaming.upgrade() : null;
		byte[] body = request.body();
		StringBuilder head = new StringBuilder(512);
		head.append(request.method()).append(' ').append(target).append(" HTTP/1.1\r\n");
		headers.forEach((name, values) -> values
			.forEach((value) -> head.append(name).append(": ").append(value).append("\r\n")));
		head.append("Accept-Encoding: identity\r\n");
		head.append(
				(upgrade != null) ? "Connection: Upgrade\r\nUpgrade: " + upgrade + "\r\n" : "Connection: close\r\n");
		if (upload != null) {
			head.append("Transfer-Encoding: chunked\r\n");
		}
		else if (body != null || !request.method().equals("GET")) {
			head.append("Content-Length: ").append((body != null) ? body.length : 0).append("\r\n");
		}
		head.append("\r\n");
		byte[] headBytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
		byte[] bytes = new byte[headBytes.length + ((body != null) ? body.length : 0)];
		System.arraycopy(headBytes, 0, bytes, 0, headBytes.length);
		if (body != null) {
			System.arraycopy(body, 0, bytes, headBytes.length, body.length);
		}
		this.wire.out().write(bytes);
		if (upload != null) {
			Thread.ofVirtual().name("upload").start(() -> upload(upload));
		}
	}

	private void upload(InputStream upload) {
		try (OutputStream body = new ChunkedOutputStream(new SessionOutputBufferImpl(BUFFER), this.wire.out(),
				BUFFER)) {
			byte[] bytes = new byte[BUFFER];
			for (int read = readOrClose(upload, bytes); read >= 0; read = readOrClose(upload, bytes)) {
				body.write(bytes, 0, read);
				body.flush();
			}
		}
		catch (IOException ex) {
			// who does not take the rest may have answered already: its head tells
		}
	}

	/** A body that breaks off must not look whole: then the connection goes, too. */
	private int readOrClose(InputStream upload, byte[] bytes) throws IOException {
		try {
			return upload.read(bytes);
		}
		catch (IOException ex) {
			close();
			throw ex;
		}
	}

	ClassicHttpResponse head() throws IOException, HttpException {
		DefaultHttpResponseParser parser = new DefaultHttpResponseParser(LIMITS);
		ClassicHttpResponse head = parser.parse(this.in, this.wire.in());
		while (head != null && head.getCode() < 200 && head.getCode() != 101) {
			head = parser.parse(this.in, this.wire.in());
		}
		if (head == null) {
			throw new IOException("The connection was closed without an answer");
		}
		return head;
	}

	/** Reads whatever there is, without waiting for more; a cut body is an exception. */
	InputStream body(ClassicHttpResponse head, String method) {
		int status = head.getCode();
		if (method.equals("HEAD") || status == 204 || status == 304) {
			return InputStream.nullInputStream();
		}
		Header coding = head.getFirstHeader("Transfer-Encoding");
		if (coding != null && coding.getValue().equalsIgnoreCase("chunked")) {
			return new ChunkedInputStream(this.in, this.wire.in(), LIMITS);
		}
		Header length = head.getFirstHeader("Content-Length");
		if (length != null && status != 101) {
			return new ContentLengthInputStream(this.in, this.wire.in(), Long.parseLong(length.getValue().strip()));
		}
		return new IdentityInputStream(this.in, this.wire.in());
	}

	@Nullable Duplex duplex(ClassicHttpResponse head) {
		return (head.getCode() == 101) ? new Duplex() {

			@Override
			public OutputStream output() {
				return StreamedExchange.this.wire.out();
			}

			@Override
			public void shutdownOutput() throws IOException {
				StreamedExchange.this.wire.shutdownOutput();
			}

		} : null;
	}

	@Override
	public void close() {
		try {
			this.wire.close();
		}
		catch (IOException ex) {
			// it is gone, one way or the other
		}
	}

}
