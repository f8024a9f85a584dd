package com.deblox.dockermod.events;

import java.time.Clock;
import java.util.function.LongSupplier;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.NodeName;
import com.hazelcast.core.HazelcastInstance;
import org.springframework.context.SmartLifecycle;

/**
 * Puts together what takes events in and tells them, and begins and ends it: the other
 * nodes are heard before this one's daemon is.
 */
final class EventDesk implements SmartLifecycle {

	/** Before the daemon is watched. */
	private static final int PHASE = -1;

	private final NodeName self;

	/** Which process of this node. */
	private final long epoch;

	private final EventTopic topic;

	private final ClusterEvents events;

	private final EventLoop loop;

	private final Publisher publisher;

	private volatile boolean running;

	EventDesk(Nodes nodes, Identity identity, HazelcastInstance hazelcast, Clock clock) {
		this.self = nodes.self();
		this.epoch = clock.millis();
		String teller = this.self + "-" + this.epoch;
		LongSupplier clusterTime = hazelcast.getCluster()::getClusterTime;
		Audience audience = new Audience(this.self, teller, new Backlog(clusterTime.getAsLong()));
		this.topic = new EventTopic(hazelcast);
		this.events = new ClusterEvents(audience);
		this.loop = new EventLoop(nodes, audience, this.events, clock, clusterTime, teller);
		this.publisher = new Publisher(this.self, this.epoch, identity::look, this.loop::hear, this.topic::tell);
	}

	ClusterEvents events() {
		return this.events;
	}

	Publisher publisher() {
		return this.publisher;
	}

	@Override
	public void start() {
		this.loop.start();
		this.topic.hear((message) -> {
			if (message.epoch() != this.epoch || !message.node().equals(this.self)) {
				this.loop.hear(message);
			}
		});
		this.publisher.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.publisher.close();
		this.loop.close();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
