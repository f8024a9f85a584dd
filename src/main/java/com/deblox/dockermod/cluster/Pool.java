package com.deblox.dockermod.cluster;

import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;

/**
 * Which nodes take part: what people said, and no engine knows. Each node remembers all
 * of it; of two words the newer counts.
 */
public final class Pool {

	private final MirroredMap<PoolEntry> entries;

	private final Nodes nodes;

	private final LostNodes lostNodes;

	private final HazelcastInstance hazelcast;

	Pool(MirroredMap<PoolEntry> entries, Nodes nodes, LostNodes lostNodes, HazelcastInstance hazelcast) {
		this.entries = entries;
		this.nodes = nodes;
		this.lostNodes = lostNodes;
		this.hazelcast = hazelcast;
	}

	/**
	 * Put a node (back) into the pool.
	 * @param hostname the node's name
	 * @throws com.deblox.dockermod.engine.EngineException if there is no such node
	 */
	public void register(String hostname) {
		NodeName name = this.nodes.get(hostname).name();
		say(name, (entry) -> new PoolEntry(true, entry.draining(), now()));
	}

	/**
	 * Take a node out of the pool: no new containers, absent from cluster-wide answers.
	 * What it runs keeps running. A lost node is forgotten.
	 * @param hostname the node's name
	 * @throws com.deblox.dockermod.engine.EngineException if there is no such node
	 */
	public void unregister(String hostname) {
		Node node = this.nodes.get(hostname);
		if (node.isLost()) {
			this.lostNodes.forget(node.name());
		}
		else {
			say(node.name(), (entry) -> new PoolEntry(false, entry.draining(), now()));
		}
	}

	/**
	 * After a merge or a loss: put back what is missing or newer here.
	 */
	void restore() {
		Map.copyOf(this.entries.all())
			.forEach((name, remembered) -> change(name, (held) -> remembered.isNewerThan(held) ? remembered : held));
	}

	private void say(NodeName name, UnaryOperator<PoolEntry> word) {
		this.entries.see(name.value(), change(name.value(), word));
	}

	private PoolEntry change(String name, UnaryOperator<PoolEntry> word) {
		IMap<String, PoolEntry> shared = this.entries.shared();
		while (true) {
			PoolEntry held = shared.get(name);
			PoolEntry next = word.apply((held != null) ? held : PoolEntry.DEFAULT);
			if (next.equals(held)
					|| ((held != null) ? shared.replace(name, held, next) : shared.putIfAbsent(name, next) == null)) {
				return next;
			}
		}
	}

	private Instant now() {
		return Instant.ofEpochMilli(this.hazelcast.getCluster().getClusterTime());
	}

}
