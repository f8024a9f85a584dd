package com.deblox.dockermod.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * The three ways to inspect one and the same container.
 *
 * @param door the way into the nodes
 * @param id the container
 * @param owner the host that has it
 * @param peer another host
 */
record InspectPaths(Door door, String id, BenchHost owner, BenchHost peer) {

	private static final int CALLERS = 16;

	private static final Duration WARM = Duration.ofSeconds(15);

	/**
	 * After so many calls that what is measured is compiled code; nodes may have been
	 * restarted just now.
	 * @param lab where
	 * @param door the way into the nodes
	 * @return the ways to a container of the stock
	 * @throws IOException if a call failed
	 */
	static InspectPaths warm(BenchLab lab, Door door) throws IOException {
		BenchHost owner = lab.hosts().get(0);
		InspectPaths paths = new InspectPaths(door, lab.stock().ids(owner).getFirst(), owner, lab.hosts().get(1));
		try (Callers direct = paths.manyDirect(); Callers own = paths.manyOwner(); Callers other = paths.manyPeer()) {
			direct.perSecond(WARM.dividedBy(7));
			own.perSecond(WARM);
			other.perSecond(WARM);
		}
		return paths;
	}

	Caller direct() {
		return new Caller(this.owner.engine(), this.owner.inspectDirectly(this.id));
	}

	Caller atOwner() {
		return new Caller(this.owner.node(), this.door.inspect(this.owner, this.id));
	}

	Caller atPeer() {
		return new Caller(this.peer.node(), this.door.inspect(this.peer, this.id));
	}

	Callers manyDirect() {
		return Callers.of(CALLERS, this.owner.engine(), this.owner.inspectDirectly(this.id));
	}

	Callers manyOwner() {
		return Callers.of(CALLERS, this.owner.node(), this.door.inspect(this.owner, this.id));
	}

	Callers manyPeer() {
		return Callers.of(CALLERS, this.peer.node(), this.door.inspect(this.peer, this.id));
	}

}
