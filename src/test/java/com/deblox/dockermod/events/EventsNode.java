package com.deblox.dockermod.events;

import java.time.Clock;
import java.util.Map;

import com.deblox.dockermod.cluster.TestNode;
import org.jspecify.annotations.Nullable;

/**
 * A node with everything of this package: a real member in this JVM, and a daemon that
 * says what it is told to.
 */
final class EventsNode implements AutoCloseable {

	final TestNode node;

	final EventDesk desk;

	final DaemonEvents daemon;

	final Followed followed = new Followed();

	private EventsNode(TestNode node) {
		this.node = node;
		this.desk = new EventDesk(node.nodes, node.identity, node.hazelcast, Clock.systemUTC());
		this.daemon = new DaemonEvents(this.desk.publisher(), Clock.systemUTC());
		this.desk.start();
		this.desk.events().subscribe(EventFilter.ALL, null, this.followed);
	}

	static EventsNode start(String name, @Nullable EventsNode seed) {
		return new EventsNode(
				TestNode.start(name, (seed != null) ? seed.node : null, new EventsConfiguration().eventsOnTheWire()));
	}

	/** Its daemon starts a container. */
	void starts(String name) {
		this.daemon.event(Events.ofDaemon("start", name, Map.of()));
	}

	/** Without a word. */
	void kill() {
		this.desk.stop();
		this.node.kill();
	}

	@Override
	public void close() {
		kill();
	}

}
