package com.deblox.dockermod.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept as long as the other side lets it, and opened again where it
 * does not: the same for a daemon and for DockerMod. One caller at a time.
 */
final class HttpConnection implements AutoCloseable {

	private static final Duration CONNECT = Duration.ofSeconds(5);

	/** Longer than the longest bulk may take. */
	private static final Duration SILENCE = Duration.ofMinutes(5);

	private final InetSocketAddress address;

	private @Nullable Socket socket;

	private @Nullable HttpReader reader;

	HttpConnection(InetSocketAddress address) {
		this.address = address;
	}

	/**
	 * Send a request, and wait for the whole answer.
	 * @param request the request's bytes
	 * @return the answer
	 * @throws IOException if there is none
	 */
	HttpAnswer exchange(byte[] request) throws IOException {
		HttpAnswer answer = null;
		if (this.socket != null) {
			try {
				answer = send(request, this.socket, open(this.socket));
			}
			catch (java.net.SocketException ex) {
				// closed by the other side while it was idle, as is its right
				close();
			}
		}
		if (answer == null) {
			close();
			Socket fresh = connect();
			answer = send(request, fresh, open(fresh));
		}
		if (answer == null) {
			throw new EOFException(this.address + " closed the connection instead of answering");
		}
		if (!answer.isKept()) {
			close();
		}
		return answer;
	}

	private static @Nullable HttpAnswer send(byte[] request, Socket socket, HttpReader reader) throws IOException {
		socket.getOutputStream().write(request);
		return reader.read();
	}

	private HttpReader open(Socket socket) throws IOException {
		if (this.reader == null) {
			this.reader = new HttpReader(socket.getInputStream());
		}
		return this.reader;
	}

	/** Ready to send, so that opening it is nobody's cost. */
	Socket connect() throws IOException {
		Socket fresh = new Socket();
		fresh.setTcpNoDelay(true);
		fresh.setSoTimeout((int) SILENCE.toMillis());
		fresh.connect(this.address, (int) CONNECT.toMillis());
		this.socket = fresh;
		return fresh;
	}

	@Override
	public void close() throws IOException {
		this.reader = null;
		if (this.socket != null) {
			this.socket.close();
			this.socket = null;
		}
	}

}
