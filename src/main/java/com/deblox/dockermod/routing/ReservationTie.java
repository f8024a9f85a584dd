package com.deblox.dockermod.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * A container that reserves memory or processors goes where they are left: what the node
 * has, less what its running containers reserve, and the creates under way. The nodes are
 * asked only where there is a reservation.
 *
 * @param look asks them
 * @param inFlight what the creates under way reserve
 */
record ReservationTie(ReservationLook look, ReservedInFlight inFlight) implements CapacityTie {

	@Override
	public @Nullable Capacity read(List<Node> nodes, ContainerOrder order) {
		Reservation wanted = Reservation.of(order.spec().path("HostConfig"));
		if (wanted.isNone()) {
			return null;
		}
		Map<NodeName, Reservation> reserved = this.look.ask(nodes, order);
		Map<NodeName, Room> rooms = new HashMap<>();
		for (Node node : nodes) {
			EngineInfo engine = node.engine();
			Reservation sum = reserved.get(node.name());
			if (engine != null && sum != null) {
				Reservation all = Reservation.of(engine);
				rooms.put(node.name(), new Room(all, all.minus(sum)));
			}
		}
		return new Reserved(wanted, rooms, this.inFlight, new ConcurrentLinkedQueue<>());
	}

	/**
	 * What a node has.
	 *
	 * @param all with all that runs
	 * @param free without what that reserves
	 */
	private record Room(Reservation all, Reservation free) {
	}

	/**
	 * What is left for an order.
	 *
	 * @param wanted what each of its containers reserves
	 * @param rooms what each node has, if that is known
	 * @param inFlight what all creates under way reserve
	 * @param taken where this order has taken something
	 */
	private record Reserved(Reservation wanted, Map<NodeName, Room> rooms, ReservedInFlight inFlight,
			Queue<NodeName> taken) implements Capacity {

		@Override
		public @Nullable String refuse(Node node, ContainerOrder order) {
			Room room = this.rooms.get(node.name());
			return (room != null) ? lacks(node.name(), room)
					: "what its running containers leave free is not known: it did not answer";
		}

		private @Nullable String lacks(NodeName node, Room room) {
			return this.wanted.lacks(room.free().minus(this.inFlight.on(node)), room.all());
		}

		@Override
		public @Nullable String take(NodeName node) {
			Room room = this.rooms.get(node);
			if (room != null && this.inFlight.take(node, this.wanted, room.free())) {
				this.taken.add(node);
				return null;
			}
			String lacks = (room != null) ? lacks(node, room) : null;
			return (lacks != null) ? lacks : "what it has left is reserved by others";
		}

		@Override
		public void close() {
			for (NodeName node = this.taken.poll(); node != null; node = this.taken.poll()) {
				this.inFlight.giveBack(node, this.wanted);
			}
		}

	}

}
