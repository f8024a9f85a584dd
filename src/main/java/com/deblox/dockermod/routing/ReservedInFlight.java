package com.deblox.dockermod.routing;

import java.util.HashMap;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;

/**
 * What the orders reserve that this node has under way: no daemon shows it yet.
 * Thread-safe.
 */
final class ReservedInFlight {

	private final Map<NodeName, Reservation> reserved = new HashMap<>();

	synchronized Reservation on(NodeName node) {
		return this.reserved.getOrDefault(node, Reservation.NONE);
	}

	/**
	 * Reserve.
	 * @param node where
	 * @param wanted what
	 * @param free what the node has left, orders under way apart
	 * @return whether it fits; if so it is to be given back
	 */
	synchronized boolean take(NodeName node, Reservation wanted, Reservation free) {
		if (wanted.lacks(free.minus(on(node)), free) != null) {
			return false;
		}
		this.reserved.merge(node, wanted, Reservation::plus);
		return true;
	}

	synchronized void giveBack(NodeName node, Reservation taken) {
		Reservation left = on(node).minus(taken);
		if (left.isNone()) {
			this.reserved.remove(node);
		}
		else {
			this.reserved.put(node, left);
		}
	}

}
