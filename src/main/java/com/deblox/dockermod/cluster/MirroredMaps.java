package com.deblox.dockermod.cluster;

import com.hazelcast.core.HazelcastInstance;

/**
 * Makes mirrored maps.
 */
public final class MirroredMaps {

	private final HazelcastInstance hazelcast;

	MirroredMaps(HazelcastInstance hazelcast) {
		this.hazelcast = hazelcast;
	}

	/**
	 * A mirror of the shared map of that name; reads it, and so blocks.
	 * @param <V> the type of its values
	 * @param name the map's name
	 * @return the mirror
	 */
	public <V> MirroredMap<V> create(String name) {
		return new MirroredMap<>(this.hazelcast, name);
	}

	/**
	 * A mirror of a map that grows large.
	 * @param <V> the type of its values
	 * @param name the map's name
	 * @param sharing what its values share
	 * @return the mirror
	 */
	public <V> MirroredMap<V> create(String name, MirroredMap.Sharing<V> sharing) {
		return new MirroredMap<>(this.hazelcast, name, sharing);
	}

}
