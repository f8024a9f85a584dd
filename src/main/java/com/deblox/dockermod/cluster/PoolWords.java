package com.deblox.dockermod.cluster;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;

/**
 * What people said of the nodes, and no engine knows. Each node remembers all of it; of
 * two words the newer counts.
 */
final class PoolWords {

	private final MirroredMap<PoolEntry> entries;

	private final HazelcastInstance hazelcast;

	PoolWords(MirroredMap<PoolEntry> entries, HazelcastInstance hazelcast) {
		this.entries = entries;
		this.hazelcast = hazelcast;
	}

	PoolEntry get(NodeName name) {
		PoolEntry entry = this.entries.get(name.value());
		return (entry != null) ? entry : PoolEntry.DEFAULT;
	}

	void addListener(Runnable listener) {
		this.entries.addListener((name, before, now) -> listener.run());
	}

	void register(NodeName name, boolean registered) {
		say(name, (entry) -> new PoolEntry(registered, entry.draining(), entry.forgotten(), after(entry)));
	}

	void drain(NodeName name, boolean draining) {
		say(name, (entry) -> new PoolEntry(entry.registered(), draining, entry.forgotten(), after(entry)));
	}

	/**
	 * Whatever was said of it does not count any more.
	 * @param name the lost node
	 * @param member the member that it was
	 */
	void forget(NodeName name, UUID member) {
		say(name,
				(entry) -> member.equals(entry.forgotten()) ? entry : new PoolEntry(true, false, member, after(entry)));
	}

	/**
	 * Whether a node, as it was when it was lost, was forgotten.
	 * @param node what it said of itself
	 * @return whether it was
	 */
	boolean isForgotten(NodeRecord node) {
		return node.member().equals(get(node.name()).forgotten());
	}

	/** After a merge or a loss: put back what is missing or newer here. */
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

	/** Newer than what it replaces, even where clocks differ, or within a millisecond. */
	private Instant after(PoolEntry entry) {
		Instant now = Instant.ofEpochMilli(this.hazelcast.getCluster().getClusterTime());
		return now.isAfter(entry.said()) ? now : entry.said().plusMillis(1);
	}

}
