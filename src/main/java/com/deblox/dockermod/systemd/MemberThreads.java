package com.deblox.dockermod.systemd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;

/**
 * That this node's member runs, and that its threads do what concerns its own part of the
 * shared maps. No other member is asked for it.
 */
final class MemberThreads implements LifeSign {

	/** Of the keys that are tried; a thread has many of the parts. */
	private static final int OWN_KEYS = 16;

	private static final int KEYS = 271;

	private final HazelcastInstance hazelcast;

	private final String map;

	MemberThreads(HazelcastInstance hazelcast, String map) {
		this.hazelcast = hazelcast;
		this.map = map;
	}

	@Override
	public void show() throws Exception {
		if (!this.hazelcast.getLifecycleService().isRunning()) {
			throw new IOException("this node's Hazelcast member does not run");
		}
		IMap<String, Object> entries = this.hazelcast.getMap(this.map);
		List<Future<?>> looks = new ArrayList<>();
		for (String key : own()) {
			looks.add(entries.getAsync(key).toCompletableFuture());
		}
		for (Future<?> look : looks) {
			look.get();
		}
	}

	/** Keys that nothing stands under, in parts that are here. */
	private List<String> own() {
		return IntStream.range(0, KEYS)
			.mapToObj((number) -> "?" + number)
			.filter((key) -> this.hazelcast.getCluster()
				.getLocalMember()
				.equals(this.hazelcast.getPartitionService().getPartition(key).getOwner()))
			.limit(OWN_KEYS)
			.toList();
	}

}
