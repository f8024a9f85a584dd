package com.deblox.dockermod.bus;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * What one client still has to get, in order. What is offered never waits, and is
 * bounded; whoever puts something waits until it is sent, so that what is large is not
 * piled up. Only while there is something to send is there a thread that sends.
 * Thread-safe.
 */
final class Outbox {

	/** The most bytes of what is offered that a client may leave unread; as over HTTP. */
	static final int ROOM = 1024 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(Outbox.class);

	private static final int SMALL = 64;

	private final WebSocketSession socket;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<Item> waiting = new ArrayDeque<>();

	private int unread;

	private boolean sending;

	private boolean over;

	private volatile long sentAt = System.nanoTime();

	Outbox(WebSocketSession socket) {
		this.socket = socket;
	}

	/**
	 * Have something sent; does not wait.
	 * @param size its size, about
	 * @param text makes it, when it is sent
	 * @return whether there was room
	 */
	boolean offer(int size, Supplier<String> text) {
		return add(new Item(size, () -> new TextMessage(text.get()), null, null), true);
	}

	/**
	 * Send something, and wait until it is sent, or never will be.
	 * @param text what
	 * @throws InterruptedException if the thread is interrupted; it may still be sent
	 */
	void put(String text) throws InterruptedException {
		CountDownLatch sent = new CountDownLatch(1);
		if (isAlone(new Item(0, () -> new TextMessage(text), sent, null))) {
			// on this thread: saves another, and the change to it
			sendUntil(sent);
		}
		sent.await();
	}

	private boolean isAlone(Item item) {
		this.lock.lock();
		try {
			if (this.over) {
				item.done();
				return false;
			}
			this.waiting.add(item);
			boolean alone = !this.sending;
			this.sending = true;
			return alone;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** A sign of life, if nothing else is under way. */
	void beat() {
		offerIfIdle(() -> new TextMessage("\n"));
	}

	/** Asks for a sign of life. */
	void ping() {
		offerIfIdle(PingMessage::new);
	}

	private void offerIfIdle(Supplier<WebSocketMessage<?>> message) {
		this.lock.lock();
		try {
			if (this.sending) {
				return;
			}
		}
		finally {
			this.lock.unlock();
		}
		add(new Item(SMALL, message, null, null), true);
	}

	/**
	 * The last that is sent; what waits is dropped.
	 * @param text what
	 * @param status with what the connection is closed then
	 * @return whether it was not over yet
	 */
	boolean end(String text, CloseStatus status) {
		this.lock.lock();
		try {
			if (this.over) {
				return false;
			}
			drop();
			add(new Item(SMALL, () -> new TextMessage(text), null, status), false);
			this.over = true;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Nobody reads any more. */
	void close() {
		this.lock.lock();
		try {
			this.over = true;
			drop();
		}
		finally {
			this.lock.unlock();
		}
	}

	long sentAt() {
		return this.sentAt;
	}

	private void drop() {
		this.waiting.forEach(Item::done);
		this.waiting.clear();
		this.unread = 0;
	}

	private boolean add(Item item, boolean bounded) {
		this.lock.lock();
		try {
			if (this.over) {
				return true;
			}
			if (bounded && this.unread > 0 && this.unread + item.size() > ROOM) {
				return false;
			}
			this.waiting.add(item);
			this.unread += item.size();
			if (!this.sending) {
				this.sending = true;
				Thread.ofVirtual().name("bus-send").start(() -> sendUntil(null));
			}
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The thread that sends its own item leaves the rest to another. */
	private void sendUntil(@Nullable CountDownLatch last) {
		for (Item item = next(); item != null; item = next()) {
			send(item);
			if (last != null && last.getCount() == 0) {
				leaveTheRest();
				return;
			}
		}
	}

	private void leaveTheRest() {
		this.lock.lock();
		try {
			this.sending = !this.waiting.isEmpty();
			if (this.sending) {
				Thread.ofVirtual().name("bus-send").start(() -> sendUntil(null));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable Item next() {
		this.lock.lock();
		try {
			Item next = this.waiting.poll();
			this.sending = next != null;
			this.unread -= (next != null) ? next.size() : 0;
			return next;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void send(Item item) {
		try {
			WebSocketMessage<?> message = item.message().get();
			this.socket.sendMessage(message);
			if (message instanceof TextMessage) {
				this.sentAt = System.nanoTime();
			}
			if (item.status() != null) {
				this.socket.close(item.status());
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.info("A client of the bus at {} could not be sent to, and is cut off: {}",
					this.socket.getRemoteAddress(), ex.toString());
			close();
			closeSocket();
		}
		finally {
			item.done();
		}
	}

	private void closeSocket() {
		try {
			this.socket.close(CloseStatus.SESSION_NOT_RELIABLE);
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("The connection of a client of the bus was closed already", ex);
		}
	}

	/**
	 * One message.
	 *
	 * @param size how much of the room it takes
	 * @param message makes it
	 * @param sent who waits for it, or {@code null}
	 * @param status how the connection is closed after it, or {@code null}
	 */
	private record Item(int size, Supplier<WebSocketMessage<?>> message, @Nullable CountDownLatch sent,
			@Nullable CloseStatus status) {

		void done() {
			if (this.sent != null) {
				this.sent.countDown();
			}
		}

	}

}
