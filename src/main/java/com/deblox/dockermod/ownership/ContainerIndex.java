package com.deblox.dockermod.ownership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * Which node owns which container, as far as this node knows: the mirrored map, found by
 * id, prefix of an id, name and node. A hint: the engines are the truth. Reading is
 * lock-free, on any thread.
 */
public final class ContainerIndex {

	private final MirroredMap<ContainerEntry> map;

	private final IdsByName idsByName = new IdsByName();

	private final Map<NodeName, Loads> loads = new ConcurrentHashMap<>();

	ContainerIndex(MirroredMap<ContainerEntry> map) {
		this.map = map;
		map.addListener(this::changed);
	}

	public @Nullable ContainerEntry byId(String id) {
		return this.map.get(id);
	}

	public List<ContainerEntry> byName(String name) {
		List<ContainerEntry> found = new ArrayList<>();
		for (String id : this.idsByName.get(name)) {
			ContainerEntry entry = this.map.get(id);
			if (entry != null) {
				found.add(entry);
			}
		}
		return found;
	}

	/**
	 * All containers, as far as this node knows.
	 * @return a live, read-only view, by id
	 */
	public Collection<ContainerEntry> all() {
		return this.map.values();
	}

	/**
	 * The containers whose id begins so.
	 * @param prefix the beginning of an id
	 * @param limit the most that are wanted
	 * @return the containers
	 */
	public List<ContainerEntry> byPrefix(String prefix, int limit) {
		List<ContainerEntry> found = new ArrayList<>();
		for (ContainerEntry entry : this.map.all().tailMap(prefix, true).values()) {
			if (found.size() == limit || !entry.id().startsWith(prefix)) {
				break;
			}
			found.add(entry);
		}
		return found;
	}

	/**
	 * What a node carries.
	 * @param node its name
	 * @return its load, as far as this node knows
	 */
	public Load load(NodeName node) {
		Loads loads = this.loads.get(node);
		return (loads != null) ? new Load(loads.containers.get(), loads.running.get()) : new Load(0, 0);
	}

	/**
	 * A container was made: everybody shall know where. What its own node has said
	 * already is more than that. Does not wait for the others.
	 * @param entry the container
	 */
	public void add(ContainerEntry entry) {
		if (this.map.get(entry.id()) == null) {
			this.map.putAsync(entry.id(), entry);
		}
	}

	/** Under the map's lock: one at a time. */
	private void changed(String id, @Nullable ContainerEntry before, @Nullable ContainerEntry now) {
		if (before != null) {
			before.names().forEach((name) -> this.idsByName.remove(name, id));
			count(before, -1);
		}
		if (now != null) {
			now.names().forEach((name) -> this.idsByName.add(name, id));
			count(now, 1);
		}
	}

	private void count(ContainerEntry entry, int difference) {
		Loads loads = this.loads.computeIfAbsent(entry.node(), (node) -> new Loads());
		loads.containers.addAndGet(difference);
		if (entry.isRunning()) {
			loads.running.addAndGet(difference);
		}
	}

	private static final class Loads {

		private final AtomicInteger containers = new AtomicInteger();

		private final AtomicInteger running = new AtomicInteger();

	}

}
