package com.deblox.dockermod.cluster;

import java.util.Map;
import java.util.function.Supplier;
import java.util.UUID;

import com.deblox.dockermod.docker.EngineMonitor;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.core.HazelcastInstance;
import org.jspecify.annotations.Nullable;

/**
 * Tells the others what this node is, and sees to it that the shared record says so.
 */
final class SelfAnnouncement {

	private final NodeName self;

	private final Map<String, String> labels;

	private final EngineMonitor engine;

	private final Identity identity;

	private final MirroredMap<NodeRecord> records;

	private final HazelcastInstance hazelcast;

	private final String version;

	private volatile @Nullable String address;

	private volatile boolean leaving;

	private volatile Supplier<Tracking> tracking = () -> Tracking.NONE;

	SelfAnnouncement(NodeName self, String version, Map<String, String> labels, EngineMonitor engine, Identity identity,
			MirroredMap<NodeRecord> records, HazelcastInstance hazelcast) {
		this.self = self;
		this.version = version;
		this.labels = labels;
		this.engine = engine;
		this.identity = identity;
		this.records = records;
		this.hazelcast = hazelcast;
	}

	/**
	 * From now on callers are served there.
	 * @param address the {@code host:port}
	 */
	void servesAt(String address) {
		this.address = address;
	}

	/**
	 * From now on its containers are tracked.
	 * @param tracking how well; asked for each second, must not block
	 */
	void tracks(Supplier<Tracking> tracking) {
		this.tracking = tracking;
	}

	/** From now on it is being stopped. */
	void leaves() {
		this.leaving = true;
	}

	/** Write this node's record if it is not what it should be; nothing where it is. */
	void renew() {
		UUID member = this.hazelcast.getCluster().getLocalMember().getUuid();
		NodeRecord shared = this.records.get(this.self.value());
		String address = this.address;
		if (!this.identity.look()) {
			if (shared != null && shared.member().equals(member)) {
				this.records.remove(this.self.value());
			}
		}
		else if (address != null) {
			boolean engineUp = this.engine.isUp();
			NodeRecord record = new NodeRecord(this.self, member, address, this.labels, engineUp, this.engine.since(),
					null, this.engine.info(), this.version, this.tracking.get().told(engineUp), this.leaving);
			if (!record.equals(shared)) {
				this.records.put(this.self.value(), record);
			}
		}
	}

}
