package com.deblox.dockermod.ownership;

import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.cluster.MirroredMaps;
import com.deblox.dockermod.engine.NodeName;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;

/**
 * Parts of this package for the tests of others.
 */
public final class OwnershipFixtures {

	private OwnershipFixtures() {
	}

	public static HazelcastConfigCustomizer onTheWire() {
		return new OwnershipConfiguration().containerEntryOnTheWire();
	}

	public static ContainerIndex index(MirroredMap<ContainerEntry> containers) {
		return new ContainerIndex(containers);
	}

	public static MirroredMap<ContainerEntry> containers(MirroredMaps maps, String name) {
		return maps.create(name, ContainerEntry::sharing);
	}

	public static ContainerEntry entry(String id, String node, String... names) {
		return new ContainerEntry(id, new NodeName(node), List.of(names), "alpine", "created", Map.of(), 0);
	}

	static ContainerEntry running(ContainerEntry entry) {
		return new ContainerEntry(entry.id(), entry.node(), entry.names(), entry.image(), "running", entry.labels(),
				entry.created());
	}

}
