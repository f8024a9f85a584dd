package com.deblox.dockermod.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.hazelcast.cluster.Member;
import org.jspecify.annotations.Nullable;

/**
 * All nodes that are known, lost ones included. Answers from memory, on any thread.
 */
public final class Nodes {

	/** No node's name is longer. */
	private static final int LONGEST_NAME = 128;

	private static final int SHOWN = 60;

	private final NodeName self;

	private final MirroredMap<NodeRecord> records;

	private final PoolWords pool;

	private final Clock clock;

	private volatile Map<UUID, Member> members = Map.of();

	/** When this node saw a member leave, until everyone agrees on a time. */
	private final Map<UUID, Instant> left = new ConcurrentHashMap<>();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	Nodes(NodeName self, MirroredMap<NodeRecord> records, PoolWords pool, Clock clock) {
		this.self = self;
		this.records = records;
		this.pool = pool;
		this.clock = clock;
	}

	public NodeName self() {
		return this.self;
	}

	/**
	 * Be told when something about a node may have changed.
	 * @param listener is called on any thread, Hazelcast's among them: must not block
	 */
	public void addListener(Runnable listener) {
		this.listeners.add(listener);
		this.records.addListener((name, before, now) -> listener.run());
		this.pool.addListener(listener);
	}

	/**
	 * Every known node.
	 * @return the nodes by name
	 */
	public List<Node> all() {
		List<Node> all = new ArrayList<>();
		for (NodeRecord node : this.records.values()) {
			if (!isForgotten(node)) {
				all.add(describe(node));
			}
		}
		all.sort(Comparator.comparing(Node::name));
		return all;
	}

	/**
	 * Who can be asked now, in the pool or not.
	 * @return the nodes that are up and stay so, this one first, then by name
	 */
	public List<NodeName> up() {
		return all().stream()
			.filter((node) -> node.state() == NodeState.UP && !node.leaving())
			.map(Node::name)
			.sorted(Comparator.comparing((name) -> !name.equals(this.self)))
			.toList();
	}

	public @Nullable Node find(NodeName name) {
		NodeRecord node = this.records.get(name.value());
		return (node != null && !isForgotten(node)) ? describe(node) : null;
	}

	/**
	 * A node that somebody asked for.
	 * @param name its name
	 * @return the node
	 * @throws EngineException if there is no such node
	 */
	public Node get(NodeName name) {
		Node node = find(name);
		if (node == null) {
			throw unknown(name.value());
		}
		return node;
	}

	/**
	 * A node that somebody asked for, in whatever words.
	 * @param name its name
	 * @return the node
	 * @throws EngineException if there is no such node
	 */
	public Node get(String name) {
		if (!NodeName.isValid(name)) {
			throw unknown(name);
		}
		return get(new NodeName(name));
	}

	private EngineException unknown(String asked) {
		String name = (asked.length() > LONGEST_NAME) ? asked.substring(0, SHOWN) + "…" : asked;
		String known = all().stream().map((node) -> node.name().value()).collect(Collectors.joining(", "));
		return new EngineException(Situation.NOT_FOUND, null, "No such node: " + name + ". The nodes are: " + known);
	}

	/**
	 * The member that a node is.
	 * @param name the node's name
	 * @return the member, or {@code null} if it is lost or unknown
	 */
	@Nullable Member member(NodeName name) {
		NodeRecord node = this.records.get(name.value());
		return (node != null) ? this.members.get(node.member()) : null;
	}

	void membersAre(Iterable<Member> now) {
		Map<UUID, Member> members = new ConcurrentHashMap<>();
		now.forEach((member) -> members.put(member.getUuid(), member));
		for (UUID before : this.members.keySet()) {
			if (!members.containsKey(before)) {
				this.left.put(before, this.clock.instant());
			}
		}
		this.members = members;
		this.left.keySet().removeAll(members.keySet());
		this.left.keySet().removeIf((uuid) -> this.records.values().stream().noneMatch((r) -> r.member().equals(uuid)));
		this.listeners.forEach(Runnable::run);
	}

	/**
	 * Whether a node is known and missed.
	 * @param name its name
	 * @return {@code false} if it is a member, or not known
	 */
	public boolean isLost(NodeName name) {
		NodeRecord node = this.records.get(name.value());
		return node != null && isLost(node) && !isForgotten(node);
	}

	/**
	 * Whether a node was known once, and is to be known no more.
	 * @param name its name
	 * @return {@code false} if it is known, or never was
	 */
	public boolean isForgotten(NodeName name) {
		return find(name) == null && this.pool.get(name).forgotten() != null;
	}

	/** Whether it is lost, and was forgotten: there may still be traces of it. */
	boolean isForgotten(NodeRecord node) {
		return isLost(node) && this.pool.isForgotten(node);
	}

	boolean isLost(NodeRecord node) {
		return !this.members.containsKey(node.member());
	}

	/**
	 * Since when a lost node is missed.
	 * @param node the lost node
	 * @return the time that everyone agreed on, or else the one that was seen here
	 */
	Instant lostSince(NodeRecord node) {
		Instant agreed = node.lostSince();
		return (agreed != null) ? agreed : this.left.getOrDefault(node.member(), this.clock.instant());
	}

	private Node describe(NodeRecord node) {
		PoolEntry word = this.pool.get(node.name());
		boolean lost = isLost(node);
		NodeState state = lost ? NodeState.LOST : (node.engineUp() ? NodeState.UP : NodeState.ENGINE_DOWN);
		return new Node(node.name(), state, lost ? lostSince(node) : node.since(), word.registered(), word.draining(),
				node.address(), node.labels(), node.engine(), node.version(), node.tracking(), node.leaving());
	}

}
