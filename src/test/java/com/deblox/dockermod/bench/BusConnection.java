package com.deblox.dockermod.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * A client of a node's bus that costs as little as the one for HTTP. One caller at a
 * time.
 */
final class BusConnection implements AutoCloseable {

	private static final int TEXT = 1;

	private static final int LONG = 126;

	private static final int VERY_LONG = 127;

	private static final int MASKED = 0x80;

	private final Socket socket;

	private final DataInputStream in;

	private BusConnection(Socket socket) throws IOException {
		this.socket = socket;
		this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
	}

	/**
	 * Connect, in every sense.
	 * @param node the node
	 * @param subscription what is subscribed
	 * @return the client
	 * @throws IOException if it is not let in
	 */
	static BusConnection open(Endpoint node, String subscription) throws IOException {
		BusConnection connection = new BusConnection(node.connection().connect());
		Endpoint upgrade = new Endpoint(node.address(), node.port(),
				node.headers() + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
						+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
		connection.socket.getOutputStream().write(upgrade.get("/bus"));
		connection.head();
		connection.exchange(message("CONNECT\naccept-version:1.2\n\n\0"));
		connection.exchange(message("SUBSCRIBE\nid:1\nreceipt:1\ndestination:" + subscription + "\n\n\0"));
		return connection;
	}

	private void head() throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) this.in.readUnsignedByte());
		}
		if (!head.toString().startsWith("HTTP/1.1 101 ")) {
			throw new IOException("The bus does not let in: " + head);
		}
	}

	/**
	 * A frame of STOMP as it is sent; its mask changes nothing.
	 * @param frame the frame
	 * @return the bytes
	 */
	static byte[] message(String frame) {
		byte[] text = frame.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(MASKED | TEXT);
		if (text.length < LONG) {
			out.write(MASKED | text.length);
		}
		else {
			out.write(MASKED | LONG);
			out.write(text.length >> 8);
			out.write(text.length);
		}
		out.writeBytes(new byte[4]);
		out.writeBytes(text);
		return out.toByteArray();
	}

	/**
	 * Send, and wait for what comes next.
	 * @param message what is sent
	 * @return the frame that came
	 * @throws IOException if none did
	 */
	String exchange(byte[] message) throws IOException {
		this.socket.getOutputStream().write(message);
		while (true) {
			int kind = this.in.readUnsignedByte() & 0xF;
			byte[] payload = this.in.readNBytes(length(this.in.readUnsignedByte()));
			if (kind == TEXT && payload.length > 1) {
				return new String(payload, StandardCharsets.UTF_8);
			}
		}
	}

	private int length(int first) throws IOException {
		if (first == LONG) {
			return this.in.readUnsignedShort();
		}
		return (first == VERY_LONG) ? (int) this.in.readLong() : first;
	}

	/**
	 * Call for a while.
	 * @param request the request
	 * @param time how long
	 * @return the median time of a call, in milliseconds
	 * @throws IOException if a call failed
	 */
	double median(byte[] request, Duration time) throws IOException {
		DoubleStream.Builder times = DoubleStream.builder();
		long end = System.nanoTime() + time.toNanos();
		do {
			long start = System.nanoTime();
			String answer = exchange(request);
			times.add((System.nanoTime() - start) / 1e6);
			if (!answer.contains("\nstatus:200\n")) {
				throw new IOException("A measured request was answered with " + answer);
			}
		}
		while (System.nanoTime() < end);
		return Statistics.median(times.build().toArray());
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
