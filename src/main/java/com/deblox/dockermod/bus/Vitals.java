package com.deblox.dockermod.bus;

import java.time.Duration;
import java.util.Arrays;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.http.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;

/**
 * Whether a client is there, and is told that the node is. Heartbeats go out as the
 * client wants them. Whoever is silent is asked with WebSocket's own ping, so that a
 * client that has none of STOMP's heartbeats is not taken for gone, and one that is gone
 * does not stay.
 */
final class Vitals {

	static final String VERSION = "1.2";

	private final BusTimes times;

	private final FrameAssembler assembler;

	private final Outbox outbox;

	private final long openedAt = System.nanoTime();

	private volatile boolean connected;

	/** Nanoseconds between two heartbeats to the client; 0 for none. */
	private volatile long beat;

	private volatile long heardAt = this.openedAt;

	private volatile long pingedAt = this.openedAt;

	Vitals(BusTimes times, FrameAssembler assembler, Outbox outbox) {
		this.times = times;
		this.assembler = assembler;
		this.outbox = outbox;
	}

	boolean isConnected() {
		return this.connected;
	}

	void heard() {
		this.heardAt = System.nanoTime();
	}

	/**
	 * Agree on version and heartbeats.
	 * @param frame the client's wish
	 * @return the answer
	 * @throws EngineException if there is nothing to agree on
	 */
	ServerFrame connect(ClientFrame frame) {
		String versions = frame.mandatory("accept-version");
		if (!Arrays.asList(versions.split(",", -1)).contains(VERSION)) {
			throw new EngineException(Situation.BAD_REQUEST, null, "The header \"accept-version\" is "
					+ Refused.shown(versions) + ": STOMP " + VERSION + " is spoken here");
		}
		long wanted = wantedBeat(frame.header("heart-beat"));
		long own = this.times.heartbeat().toMillis();
		this.beat = (wanted > 0) ? Duration.ofMillis(Math.max(own, wanted)).toNanos() : 0;
		this.connected = true;
		return ServerFrame.of(StompCommand.CONNECTED)
			.with("version", VERSION)
			.with("heart-beat", own + "," + own)
			.with("server", "DockerMod");
	}

	private static long wantedBeat(@Nullable String header) {
		if (header == null) {
			return 0;
		}
		if (!header.matches("\\d{1,9},\\d{1,9}")) {
			throw new EngineException(Situation.BAD_REQUEST, null, "The header \"heart-beat\" is "
					+ Refused.shown(header) + ": it must be two numbers of milliseconds, as in 10000,10000");
		}
		return Long.parseLong(header.substring(header.indexOf(',') + 1));
	}

	/**
	 * Do what is due.
	 * @param now the time by {@link System#nanoTime()}
	 * @return why the client is taken for gone, or {@code null} if it is not
	 */
	@Nullable String whyGone(long now) {
		if (!this.connected) {
			return isOver(now - this.openedAt, this.times.connect())
					? "No CONNECT came within " + this.times.connect().toSeconds() + " s" : null;
		}
		if (isOver(this.assembler.underWay(now), this.times.frame())) {
			return "A frame was begun and not ended within " + this.times.frame().toSeconds() + " s";
		}
		if (isOver(now - this.heardAt, this.times.silence())) {
			return "Nothing was heard of this client for " + this.times.silence().toSeconds()
					+ " s, and no answer to a ping";
		}
		signs(now);
		return null;
	}

	private void signs(long now) {
		// a beat that would be due before the next look goes out now
		if (this.beat > 0 && now - this.outbox.sentAt() + 2 * this.times.tick().toNanos() > this.beat) {
			this.outbox.beat();
		}
		if (isOver(now - this.heardAt, this.times.heartbeat()) && isOver(now - this.pingedAt, this.times.heartbeat())) {
			this.pingedAt = now;
			this.outbox.ping();
		}
	}

	private static boolean isOver(long nanos, Duration time) {
		return nanos > time.toNanos();
	}

}
