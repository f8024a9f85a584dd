package com.deblox.dockermod.events;

import java.time.Clock;
import java.util.Map;

import com.deblox.dockermod.cluster.TestNode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;

/**
 * A node with everything of this package: a real member in this JVM, and a daemon that
 * says what it is told to.
 */
public final class EventsNode implements AutoCloseable {

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

	/**
	 * What this package adds to a member.
	 * @return the customizer
	 */
	public static HazelcastConfigCustomizer onTheWire() {
		return new EventsConfiguration().eventsOnTheWire();
	}

	/**
	 * Add this package to a node.
	 * @param node the node
	 * @return both
	 */
	public static EventsNode on(TestNode node) {
		return new EventsNode(node);
	}

	public ClusterEvents events() {
		return this.desk.events();
	}

	static EventsNode start(String name, @Nullable EventsNode seed) {
		return new EventsNode(
				TestNode.start(name, (seed != null) ? seed.node : null, new EventsConfiguration().eventsOnTheWire()));
	}

	/**
	 * Its daemon starts a container.
	 * @param name the container's name
	 */
	public void starts(String name) {
		starts(name, Map.of());
	}

	/**
	 * Its daemon starts a container.
	 * @param name the container's name
	 * @param labels the container's labels
	 */
	public void starts(String name, Map<String, String> labels) {
		this.daemon.event(Events.ofDaemon("start", name, labels));
	}

	/** Its daemon cannot tell what happened since its last event. */
	public void misses() {
		this.daemon.missed();
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
