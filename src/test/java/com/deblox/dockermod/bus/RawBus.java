package com.deblox.dockermod.bus;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A connection on which anything can be sent, and nothing needs to be read.
 */
final class RawBus implements WebSocket.Listener, AutoCloseable {

	static final String CONNECT = "CONNECT\naccept-version:1.2\nhost:x\n\n\0";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

	private final CompletableFuture<String> closed = new CompletableFuture<>();

	private final StringBuilder message = new StringBuilder();

	private final boolean reads;

	private final WebSocket socket;

	private RawBus(int port, String token, boolean reads) {
		this.reads = reads;
		String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
		this.socket = CLIENT.newWebSocketBuilder()
			.subprotocols("v12.stomp", "token.dockermod." + encoded)
			.buildAsync(URI.create("ws://127.0.0.1:" + port + "/bus"), this)
			.join();
	}

	static RawBus open(int port, String token) {
		return new RawBus(port, token, true);
	}

	static RawBus connected(int port, String token) {
		RawBus bus = open(port, token).send(CONNECT);
		bus.frame();
		return bus;
	}

	/** It is sent to, and takes nothing. */
	static RawBus deaf(int port, String token) {
		return new RawBus(port, token, false);
	}

	RawBus send(String text) {
		this.socket.sendText(text, true).join();
		return this;
	}

	RawBus sendBinary(byte[] bytes) {
		this.socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
		return this;
	}

	RawBus subscribe(String id, String destination) {
		return send("SUBSCRIBE\nid:" + id + "\ndestination:" + destination + "\nreceipt:" + id + "\n\n\0");
	}

	String frame() {
		try {
			String frame = this.frames.poll(20, TimeUnit.SECONDS);
			if (frame == null) {
				throw new AssertionError("Nothing came");
			}
			return frame;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** How it was closed: code and reason. */
	String closed() {
		return this.closed.orTimeout(20, TimeUnit.SECONDS).join();
	}

	boolean isOpen() {
		return !this.closed.isDone();
	}

	String protocol() {
		return this.socket.getSubprotocol();
	}

	void listen() {
		this.socket.request(Long.MAX_VALUE);
	}

	@Override
	public void onOpen(WebSocket socket) {
		if (this.reads) {
			socket.request(Long.MAX_VALUE);
		}
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.message.append(data);
		if (last) {
			this.frames.add(this.message.toString());
			this.message.setLength(0);
		}
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		this.closed.complete(code + " " + reason);
		return null;
	}

	@Override
	public void onError(WebSocket socket, Throwable error) {
		this.closed.complete(error.toString());
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}
