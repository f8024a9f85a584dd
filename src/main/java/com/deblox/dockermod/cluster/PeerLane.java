package com.deblox.dockermod.cluster;

import java.util.Locale;

import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.EngineRequest;

/**
 * Which of a peer's executors runs a request: what takes long must not take the place of
 * what is quick.
 */
enum PeerLane {

	/** What is answered within seconds. */
	QUICK("dockermod.quick", 144, 256),

	/** Pulls and waits. */
	LONG("dockermod.long", 256, 256);

	private static final long LONG_FROM_SECONDS = 600;

	private final String executorName;

	private final int threads;

	private final String label = name().toLowerCase(Locale.ROOT);

	private final int queue;

	PeerLane(String executorName, int threads, int queue) {
		this.executorName = executorName;
		this.threads = threads;
		this.queue = queue;
	}

	static PeerLane of(EngineRequest request) {
		Deadline deadline = request.deadline();
		return (deadline.silence() != null || deadline.left().toSeconds() > LONG_FROM_SECONDS) ? LONG : QUICK;
	}

	/** How it is called outside. */
	String label() {
		return this.label;
	}

	String executorName() {
		return this.executorName;
	}

	int threads() {
		return this.threads;
	}

	int queue() {
		return this.queue;
	}

	/**
	 * How many requests one node may have at one peer in this lane.
	 * @return the most at once
	 */
	int inFlight() {
		return this.threads - 16;
	}

}
