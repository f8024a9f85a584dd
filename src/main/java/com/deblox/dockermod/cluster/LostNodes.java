package com.deblox.dockermod.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.deblox.dockermod.engine.NodeName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the nodes that left, for a while: they are not forgotten because they are
 * silent.
 */
public final class LostNodes {

	private static final Logger logger = LoggerFactory.getLogger(LostNodes.class);

	private final Nodes nodes;

	private final MirroredMap<NodeRecord> records;

	private final PoolWords pool;

	private final Duration retention;

	private final Clock clock;

	private final List<Consumer<NodeName>> forgetters = new CopyOnWriteArrayList<>();

	LostNodes(Nodes nodes, MirroredMap<NodeRecord> records, PoolWords pool, Duration retention, Clock clock) {
		this.nodes = nodes;
		this.records = records;
		this.pool = pool;
		this.retention = retention;
		this.clock = clock;
	}

	/**
	 * Be told when a node is forgotten: perhaps more than once, since each node forgets
	 * what traces it finds. May block.
	 * @param forgetter who forgets what the node had
	 */
	public void onForgotten(Consumer<NodeName> forgetter) {
		this.forgetters.add(forgetter);
	}

	/** Agree with the others on since when a node is missed: who writes it first. */
	void note() {
		for (NodeRecord node : this.records.values()) {
			if (node.lostSince() == null && this.nodes.isLost(node) && !this.nodes.isForgotten(node)) {
				Instant since = this.nodes.lostSince(node);
				if (this.records.shared().replace(node.name().value(), node, node.lost(since))) {
					tell(node, since);
				}
			}
		}
	}

	private static void tell(NodeRecord node, Instant since) {
		if (node.leaving()) {
			logger.info("{} was stopped, and has left at {}", node.name(), since);
		}
		else {
			logger.warn("{} is lost since {}", node.name(), since);
		}
	}

	/**
	 * Forget those that are missed for too long, and what came back of forgotten ones.
	 */
	void forgetTheOld() {
		Instant before = this.clock.instant().minus(this.retention);
		for (NodeRecord node : this.records.values()) {
			Instant lostSince = node.lostSince();
			if (this.nodes.isForgotten(node)) {
				forget(node);
			}
			else if (lostSince != null && lostSince.isBefore(before) && this.nodes.isLost(node)) {
				logger.warn("{} is lost since {}: forgotten", node.name(), lostSince);
				forget(node);
			}
		}
	}

	/**
	 * Forget a lost node, and what it had.
	 * @param name its name
	 */
	void forget(NodeName name) {
		NodeRecord node = this.records.get(name.value());
		if (node != null) {
			forget(node);
		}
	}

	/** First the word, so that nobody puts back what is removed. */
	private void forget(NodeRecord node) {
		this.pool.forget(node.name(), node.member());
		this.forgetters.forEach((forgetter) -> forgetter.accept(node.name()));
		this.records.remove(node.name().value());
	}

	/** After partitions were lost: put back what this node remembers of lost nodes. */
	void restore() {
		for (NodeRecord node : List.copyOf(this.records.values())) {
			if (this.nodes.isLost(node) && !this.nodes.isForgotten(node)) {
				this.records.shared().putIfAbsent(node.name().value(), node);
			}
		}
	}

}
