package com.deblox.dockermod.cluster;

import com.deblox.dockermod.shutdown.StopStep;

/**
 * This node is being stopped: its peers are told, so that they ask others; what they had
 * asked of it is finished.
 */
final class Departure implements StopStep {

	private final Membership membership;

	private final PeerGate gate;

	Departure(Membership membership, PeerGate gate) {
		this.membership = membership;
		this.gate = gate;
	}

	@Override
	public void begin() {
		this.gate.close();
		this.membership.leaves();
	}

	@Override
	public int underWay() {
		return this.gate.underWay();
	}

}
