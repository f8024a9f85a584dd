package com.deblox.dockermod.ownership;

import com.deblox.dockermod.cluster.LoopbackMember;
import com.deblox.dockermod.cluster.MirroredMap;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.map.LocalMapStats;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The containers of a node as it tracks them, for measurements: map, index and tracker
 * around an engine that may be anything.
 */
public final class TrackedContainers {

	private final MirroredMap<ContainerEntry> map;

	private final ContainerIndex index;

	private final Tracker tracker;

	/**
	 * Track.
	 * @param self the node
	 * @param member its member
	 * @param engine its engine
	 */
	public TrackedContainers(NodeName self, LoopbackMember member, Engine engine) {
		this.map = member.mirror("containers", ContainerEntry::sharing);
		this.index = new ContainerIndex(this.map);
		this.tracker = new Tracker(self, engine, member.identity(), this.map, JsonMapper.shared());
	}

	public static CompactSerializer<?> serializer() {
		return new ContainerEntrySerializer();
	}

	public void reconcile() {
		this.tracker.reconcile();
	}

	public ContainerIndex index() {
		return this.index;
	}

	public int size() {
		return this.map.all().size();
	}

	/**
	 * What this member asked of the shared map, and was told of it.
	 * @return the operations and events until now
	 */
	public long operations() {
		LocalMapStats stats = this.map.shared().getLocalMapStats();
		return stats.total() + stats.getEventOperationCount();
	}

}
