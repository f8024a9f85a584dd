package com.deblox.dockermod.cluster;

import java.util.UUID;
import java.util.function.Supplier;

import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node is who it says: of two nodes with one name, or on one daemon, the
 * later member must not serve.
 */
public final class Identity {

	private static final Logger logger = LoggerFactory.getLogger(Identity.class);

	private final NodeName self;

	private final Supplier<@Nullable EngineInfo> engine;

	private final HazelcastInstance hazelcast;

	private final MirroredMap<NodeRecord> records;

	private volatile @Nullable String conflict;

	Identity(NodeName self, Supplier<@Nullable EngineInfo> engine, HazelcastInstance hazelcast,
			MirroredMap<NodeRecord> records) {
		this.self = self;
		this.engine = engine;
		this.hazelcast = hazelcast;
		this.records = records;
	}

	/**
	 * Refuse to serve where another node has this one's name or daemon.
	 * @throws EngineException if so
	 */
	public void check() {
		String conflict = this.conflict;
		if (conflict != null) {
			throw new EngineException(Situation.IDENTITY_CONFLICT, this.self, conflict);
		}
	}

	@Nullable String conflict() {
		return this.conflict;
	}

	/**
	 * Look at the members again; costs no network hop.
	 * @return whether this node may serve
	 */
	public boolean look() {
		EngineInfo engine = this.engine.get();
		String found = find((engine != null) ? engine.id() : null);
		if (found != null && !found.equals(this.conflict)) {
			logger.error(found);
		}
		if (found == null && this.conflict != null) {
			logger.info("{} serves again: the other node is gone", this.self);
		}
		this.conflict = found;
		return found == null;
	}

	private @Nullable String find(@Nullable String engineId) {
		UUID me = this.hazelcast.getCluster().getLocalMember().getUuid();
		// Hazelcast lists the oldest member first, and on every node in the same order
		for (Member member : this.hazelcast.getCluster().getMembers()) {
			if (member.getUuid().equals(me)) {
				return null;
			}
			String name = member.getAttribute(HazelcastSettings.NODE_NAME);
			if (this.self.value().equals(name)) {
				return "This node does not serve: its name, " + this.self + ", is that of the node at "
						+ addressOf(member)
						+ ", which was here first. Give one of them another name with dockermod.node.name";
			}
			NodeRecord other = recordOf(member);
			if (engineId != null && other != null && engineId.equals(other.engineId())) {
				return "This node does not serve: its Docker engine (id " + engineId + ") is that of " + other.name()
						+ " at " + addressOf(member)
						+ ", which was here first. One Docker engine can have one node only; "
						+ "if these are two engines, one was cloned: remove its key (/etc/docker/key.json or "
						+ "/var/lib/docker/engine-id) and restart it";
			}
		}
		return null;
	}

	private @Nullable NodeRecord recordOf(Member member) {
		for (NodeRecord node : this.records.values()) {
			if (node.member().equals(member.getUuid())) {
				return node;
			}
		}
		return null;
	}

	private static String addressOf(Member member) {
		return member.getAddress().getHost() + ":" + member.getAddress().getPort();
	}

}
