package com.deblox.dockermod.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import com.deblox.dockermod.engine.NodeName;

/**
 * Hands no more than a few creates to one daemon at once; the others wait for their turn.
 */
final class DaemonTurns {

	static final int AT_ONCE = 8;

	private final Map<NodeName, Semaphore> turns = new ConcurrentHashMap<>();

	/**
	 * Wait for a turn: as long as the creates before take, each of which has a deadline.
	 * @param node whose daemon
	 * @return the turn; to be closed
	 */
	Turn take(NodeName node) {
		Semaphore semaphore = this.turns.computeIfAbsent(node, (key) -> new Semaphore(AT_ONCE));
		semaphore.acquireUninterruptibly();
		return new Turn(semaphore);
	}

	/** A turn, given back once however often it is closed. */
	static final class Turn implements AutoCloseable {

		private final Semaphore semaphore;

		private final AtomicBoolean over = new AtomicBoolean();

		private Turn(Semaphore semaphore) {
			this.semaphore = semaphore;
		}

		@Override
		public void close() {
			if (this.over.compareAndSet(false, true)) {
				this.semaphore.release();
			}
		}

	}

}
