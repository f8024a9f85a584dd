package com.deblox.dockermod.bus;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * The clients that are connected to this node. Messages are read in pieces: a message is
 * no frame, and a whole one would have to be held by each connection.
 */
final class BusHandler extends AbstractWebSocketHandler {

	/** Where the handshake leaves who was authenticated. */
	static final String CLIENT = Client.class.getName();

	private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

	private final BusServices services;

	private final int maxSessions;

	private final Map<String, BusSession> sessions = new ConcurrentHashMap<>();

	BusHandler(BusServices services, int maxSessions) {
		this.services = services;
		this.maxSessions = maxSessions;
	}

	boolean isFull() {
		return this.sessions.size() >= this.maxSessions;
	}

	int size() {
		return this.sessions.size();
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession socket) throws Exception {
		if (isFull()) {
			// it came in the same moment as others
			socket.close(CloseStatus.SERVICE_OVERLOAD.withReason("Too many clients"));
			return;
		}
		Session tomcats = ((NativeWebSocketSession) socket).getNativeSession(Session.class);
		if (tomcats != null) {
			tomcats.getUserProperties().put(SEND_TIMEOUT, this.services.times().send().toMillis());
		}
		Client client = (Client) socket.getAttributes().get(CLIENT);
		if (client == null) {
			throw new IllegalStateException("Nobody was authenticated for this connection");
		}
		this.sessions.put(socket.getId(), new BusSession(client, new Outbox(socket), this.services));
	}

	@Override
	protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
		received(socket, ByteBuffer.wrap(message.asBytes()));
	}

	@Override
	protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
		received(socket, message.getPayload());
	}

	private void received(WebSocketSession socket, ByteBuffer piece) {
		BusSession session = find(socket);
		if (session != null) {
			session.received(piece);
		}
	}

	@Override
	protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
		BusSession session = find(socket);
		if (session != null) {
			session.pong();
		}
	}

	private @Nullable BusSession find(WebSocketSession socket) {
		return this.sessions.get(socket.getId());
	}

	@Override
	public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
		BusSession session = this.sessions.remove(socket.getId());
		if (session != null) {
			session.closed();
		}
	}

	/**
	 * Look at all.
	 * @param now the time by {@link System#nanoTime()}
	 */
	void tick(long now) {
		this.sessions.values().forEach((session) -> session.tick(now));
	}

	/** The node stops. */
	void stop() {
		this.sessions.values().forEach(BusSession::stop);
	}

}
