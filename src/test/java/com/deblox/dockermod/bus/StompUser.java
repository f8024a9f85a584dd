package com.deblox.dockermod.bus;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/**
 * Somebody who uses the bus with Spring's own client.
 */
public final class StompUser implements AutoCloseable {

	private static final int LARGE = 4 * 1024 * 1024;

	private final BlockingQueue<Got> answers = new LinkedBlockingQueue<>();

	private final BlockingQueue<Got> errors = new LinkedBlockingQueue<>();

	private final CompletableFuture<Throwable> lost = new CompletableFuture<>();

	private final StompSession session;

	private StompUser(StompSession session) {
		this.session = session;
	}

	static StompUser connect(int port, String token) throws Exception {
		return connect("ws://127.0.0.1:" + port + "/bus", token);
	}

	/**
	 * Connect.
	 * @param uri where a node's bus is
	 * @param token what it wants to hear
	 * @return the client
	 * @throws Exception if it is not let in
	 */
	public static StompUser connect(String uri, String token) throws Exception {
		WebSocketStompClient client = new WebSocketStompClient(new StandardWebSocketClient(container()));
		client.setInboundMessageSizeLimit(LARGE);
		WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
		headers.setBearerAuth(token);
		Ears ears = new Ears();
		StompSession session = client.connectAsync(uri, headers, ears).get(20, TimeUnit.SECONDS);
		StompUser user = new StompUser(session);
		ears.user = user;
		return user;
	}

	/** Its own limit is 8 KB. */
	private static WebSocketContainer container() {
		WebSocketContainer container = ContainerProvider.getWebSocketContainer();
		container.setDefaultMaxTextMessageBufferSize(LARGE);
		return container;
	}

	/** Whoever wants answers subscribes them first. */
	public StompUser withAnswers() {
		this.session.subscribe("/user/queue/replies", handler(this.answers));
		return this;
	}

	public BlockingQueue<Got> subscribe(String destination, Map<String, String> headers) {
		BlockingQueue<Got> queue = new LinkedBlockingQueue<>();
		StompHeaders all = headers(destination, headers);
		this.session.subscribe(all, handler(queue));
		return queue;
	}

	public Got ask(String destination, String body, Map<String, String> headers) {
		send(destination, body, headers);
		return next(this.answers);
	}

	void send(String destination, String body, Map<String, String> headers) {
		this.session.send(headers(destination, headers), body.getBytes(StandardCharsets.UTF_8));
	}

	private static StompHeaders headers(String destination, Map<String, String> headers) {
		StompHeaders all = new StompHeaders();
		all.setDestination(destination);
		headers.forEach(all::set);
		return all;
	}

	Got answer() {
		return next(this.answers);
	}

	boolean hasAnswers() {
		return !this.answers.isEmpty();
	}

	Got error() {
		return next(this.errors);
	}

	public static Got next(BlockingQueue<Got> queue) {
		try {
			Got got = queue.poll(20, TimeUnit.SECONDS);
			if (got == null) {
				throw new AssertionError("Nothing came");
			}
			return got;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	StompSession session() {
		return this.session;
	}

	@Override
	public void close() {
		if (this.session.isConnected()) {
			this.session.disconnect();
		}
	}

	private static StompFrameHandler handler(BlockingQueue<Got> queue) {
		return new StompFrameHandler() {
			@Override
			public Type getPayloadType(StompHeaders headers) {
				return byte[].class;
			}

			@Override
			public void handleFrame(StompHeaders headers, @Nullable Object payload) {
				queue.add(Got.of(headers, payload));
			}
		};
	}

	/**
	 * A frame that came.
	 *
	 * @param headers its headers
	 * @param body its body
	 */
	public record Got(StompHeaders headers, String body) {

		static Got of(StompHeaders headers, @Nullable Object payload) {
			return new Got(headers, (payload instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : "");
		}

		public String header(String name) {
			return String.valueOf(this.headers.getFirst(name));
		}

	}

	/**
	 * Hears of errors.
	 */
	private static final class Ears extends StompSessionHandlerAdapter {

		private volatile @Nullable StompUser user;

		@Override
		public Type getPayloadType(StompHeaders headers) {
			return byte[].class;
		}

		@Override
		public void handleFrame(StompHeaders headers, @Nullable Object payload) {
			StompUser user = this.user;
			if (user != null) {
				user.errors.add(Got.of(headers, payload));
			}
		}

		@Override
		public void handleException(StompSession session, @Nullable StompCommand command, StompHeaders headers,
				byte[] payload, Throwable exception) {
			throw new AssertionError(exception);
		}

		@Override
		public void handleTransportError(StompSession session, Throwable exception) {
			StompUser user = this.user;
			if (user != null) {
				user.lost.complete(exception);
			}
		}

	}

}
