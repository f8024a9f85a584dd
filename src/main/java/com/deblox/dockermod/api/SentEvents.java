package com.deblox.dockermod.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import com.deblox.dockermod.events.ClusterEvent;
import com.deblox.dockermod.streams.RoomStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that one client still has to get, in the words of Server-Sent Events. Where
 * nothing happens for a while it gets a comment, so that whatever lies in between does
 * not take its connection for dead. Whoever must not follow any more is told nothing
 * more, and his stream ends.
 */
final class SentEvents extends RoomStream implements Consumer<ClusterEvent> {

	private static final Logger logger = LoggerFactory.getLogger(SentEvents.class);

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	/** Between two looks whether a client may still follow. */
	private static final Duration LOOKS = Duration.ofSeconds(1);

	/** How long a client waits before it comes back, in milliseconds. */
	private static final byte[] BEGIN = bytes("retry: 1000\n\n");

	private static final byte[] COMMENT = bytes(":\n\n");

	private static volatile Sent newest = new Sent("", BEGIN);

	private final Duration heartbeat;

	private final BooleanSupplier standing;

	private final AtomicBoolean tooSlow = new AtomicBoolean();

	private long lookedAt = System.nanoTime();

	SentEvents(BooleanSupplier standing) {
		this(standing, HEARTBEAT);
	}

	SentEvents(BooleanSupplier standing, Duration heartbeat) {
		this.standing = standing;
		this.heartbeat = heartbeat;
		add(BEGIN);
	}

	/** On the events' thread: cutting it off is left to another. */
	@Override
	public void accept(ClusterEvent event) {
		if (!add(bytesOf(event)) && this.tooSlow.compareAndSet(false, true)) {
			logger.warn("A client that follows the cluster's events is cut off: {}", TOO_SLOW);
			Thread.ofVirtual().name("events-cut").start(() -> cut(TOO_SLOW));
		}
	}

	/** All who are told the same get the same bytes. */
	private static byte[] bytesOf(ClusterEvent event) {
		String key = event.position() + event.missed();
		Sent sent = newest;
		if (!sent.key.equals(key)) {
			sent = new Sent(key, bytes("id: " + event.position() + "\nevent: " + event.kind().word() + "\ndata: "
					+ event.json() + "\n\n"));
			newest = sent;
		}
		return sent.bytes;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** Looked for without the lock: nobody who tells waits meanwhile. */
	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = super.read(bytes, offset, length);
		long now = System.nanoTime();
		if (now - this.lookedAt < LOOKS.toNanos()) {
			return read;
		}
		this.lookedAt = now;
		if (this.standing.getAsBoolean()) {
			return read;
		}
		logger.warn("A client that follows the cluster's events is cut off: its token was taken back");
		return -1;
	}

	@Override
	protected long patience() {
		return this.heartbeat.toNanos();
	}

	@Override
	protected byte[] silence() {
		return COMMENT;
	}

	/** The newest event, as it goes out. */
	private static final class Sent {

		private final String key;

		private final byte[] bytes;

		Sent(String key, byte[] bytes) {
			this.key = key;
			this.bytes = bytes;
		}

	}

}
