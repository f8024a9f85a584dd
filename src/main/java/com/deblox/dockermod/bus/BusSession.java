package com.deblox.dockermod.bus;

import java.nio.ByteBuffer;

import com.deblox.dockermod.actions.ActionDesk;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.events.ClusterEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.web.socket.CloseStatus;

/**
 * One client of the bus. What it sends is read on one thread after the other; any thread
 * may tell it something.
 */
final class BusSession {

	private static final Logger logger = LoggerFactory.getLogger(BusSession.class);

	/** What a frame takes beside its body, about. */
	private static final int HEAD = 256;

	private final Client client;

	private final Outbox outbox;

	private final EventBody bodies;

	private final FrameAssembler assembler = new FrameAssembler();

	private final Requests requests;

	private final Subscriptions subscriptions;

	private final Vitals vitals;

	private volatile boolean ended;

	BusSession(Client client, Outbox outbox, BusServices services) {
		this.client = client;
		this.outbox = outbox;
		this.bodies = services.bodies();
		this.requests = new Requests(services.desk(), services.addresses(), client, this::answer);
		this.subscriptions = new Subscriptions(services.addresses(), services.events(), this::tell,
				() -> services.rights().checkEvents(new Origin(client.caller(), RequestId.random())));
		this.vitals = new Vitals(services.times(), this.assembler, outbox);
	}

	/**
	 * Take what came.
	 * @param piece the bytes
	 */
	void received(ByteBuffer piece) {
		this.vitals.heard();
		if (this.ended) {
			return;
		}
		try {
			this.assembler.take(piece, this::handle);
		}
		catch (EngineException ex) {
			refuse(ex, null);
		}
	}

	/** A sign of life without words. */
	void pong() {
		this.vitals.heard();
	}

	private void handle(byte[] bytes) {
		if (this.ended) {
			return;
		}
		ClientFrame frame = null;
		try {
			frame = ClientFrame.read(bytes);
			handle(frame);
		}
		catch (EngineException ex) {
			refuse(ex, frame);
		}
	}

	private void handle(ClientFrame frame) {
		StompCommand command = frame.command();
		boolean connects = command == StompCommand.CONNECT || command == StompCommand.STOMP;
		if (connects == this.vitals.isConnected()) {
			throw badFrame(connects ? "This client is connected already: CONNECT comes once"
					: "CONNECT comes first, and " + command + " after its CONNECTED");
		}
		switch (command) {
			case CONNECT, STOMP -> offer(this.vitals.connect(frame).text());
			case SEND -> this.requests.take(frame);
			case SUBSCRIBE -> this.subscriptions.add(frame);
			case UNSUBSCRIBE -> this.subscriptions.remove(frame.mandatory("id"));
			case DISCONNECT -> {
				disconnect(frame);
				return;
			}
			default -> throw badFrame(command + " is not known here: messages go out at once, are not acknowledged, "
					+ "and are in no transaction");
		}
		String receipt = frame.header("receipt");
		if (receipt != null && !connects) {
			offer(receipt(receipt));
		}
	}

	private static String receipt(String id) {
		return ServerFrame.of(StompCommand.RECEIPT).with("receipt-id", id).text();
	}

	private void disconnect(ClientFrame frame) {
		this.ended = true;
		String receipt = frame.header("receipt");
		this.outbox.end((receipt != null) ? receipt(receipt) : "\n", CloseStatus.NORMAL);
	}

	private void offer(String text) {
		if (!this.outbox.offer(text.length(), () -> text)) {
			tooSlow();
		}
	}

	private void tell(Subscriptions.Told told, ClusterEvent event) {
		byte[] body = this.bodies.of(event);
		if (!this.outbox.offer(HEAD + body.length, () -> message(told, event, body))) {
			tooSlow();
		}
	}

	private static String message(Subscriptions.Told told, ClusterEvent event, byte[] body) {
		return ServerFrame.of(StompCommand.MESSAGE)
			.with("destination", told.destination())
			.with("subscription", told.id())
			.with("message-id", event.position())
			.json(body);
	}

	/**
	 * On the thread of the request; where nobody subscribed the answers, it is done all
	 * the same.
	 */
	private void answer(ServerFrame head, byte[] body, boolean waits) {
		String subscription = this.subscriptions.replies();
		if (subscription == null) {
			return;
		}
		String text = head.with("subscription", subscription).with("message-id", RequestId.random().value()).json(body);
		if (!waits) {
			offer(text);
			return;
		}
		try {
			this.outbox.put(text);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Look whether the client is well, and may still be here.
	 * @param now the time by {@link System#nanoTime()}
	 */
	void tick(long now) {
		String why = this.vitals.whyGone(now);
		if (why != null) {
			cut(new EngineException(Situation.BUSY, null, why));
		}
		else if (!this.ended && !this.client.standing().getAsBoolean()) {
			cut(new EngineException(Situation.FORBIDDEN, null,
					"The token of this client was taken back: connect with another"));
		}
	}

	private void tooSlow() {
		cut(new EngineException(Situation.BUSY, null, "This client leaves more than " + Outbox.ROOM
				+ " bytes unread: it is cut off, so that nobody waits for it"));
	}

	private void cut(EngineException why) {
		if (end(why, null, CloseStatus.POLICY_VIOLATION)) {
			logger.warn("A client of the bus at {} is cut off: {}", this.client.address(), why.getMessage());
		}
	}

	/** The node stops. */
	void stop() {
		end(EngineException.stopping(), null, CloseStatus.GOING_AWAY);
	}

	/** In STOMP, an error ends the connection. */
	private void refuse(EngineException why, @Nullable ClientFrame frame) {
		if (end(why, frame, CloseStatus.PROTOCOL_ERROR)) {
			logger.debug("A client of the bus at {} is refused: {}", this.client.address(), why.getMessage());
		}
	}

	private boolean end(EngineException why, @Nullable ClientFrame frame, CloseStatus status) {
		this.ended = true;
		ServerFrame error = ServerFrame.of(StompCommand.ERROR)
			.with("message", why.getMessage())
			.with(Answered.STATUS, Integer.toString(why.situation().status()))
			.with("version", Vitals.VERSION);
		if (frame != null) {
			error.with("receipt-id", frame.header("receipt")).with("correlation-id", frame.header("correlation-id"));
		}
		byte[] body = ActionDesk.refused(why, RequestId.random()).body();
		boolean first = this.outbox.end(error.json(body), status.withReason(reason(why.getMessage())));
		if (first) {
			// whoever tells events may be the one who is here
			Thread.ofVirtual().name("bus-end").start(this.subscriptions::close);
		}
		return first;
	}

	/** At most 123 bytes, in WebSocket. */
	private static String reason(String why) {
		String ascii = why.replaceAll("[^ -~]", "?");
		return (ascii.length() > 120) ? ascii.substring(0, 120) + "..." : ascii;
	}

	/** The connection is gone. */
	void closed() {
		this.ended = true;
		this.outbox.close();
		this.subscriptions.close();
		this.requests.leave();
	}

	private static EngineException badFrame(String why) {
		return new EngineException(Situation.BAD_REQUEST, null, why);
	}

}
