package com.deblox.dockermod.systemd;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.deblox.dockermod.cluster.Identity;
import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.NodeState;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.docker.EngineInfo;
import com.deblox.dockermod.docker.EngineMonitor;
import com.deblox.dockermod.engine.EngineException;

/**
 * How this node is, in a line for who asks systemd. From memory, on any thread.
 */
final class StatusLine implements Supplier<String> {

	/** More names would not fit into a line. */
	private static final int NAMED = 3;

	private final Nodes nodes;

	private final Identity identity;

	private final EngineMonitor engine;

	StatusLine(Nodes nodes, Identity identity, EngineMonitor engine) {
		this.nodes = nodes;
		this.identity = identity;
		this.engine = engine;
	}

	@Override
	public String get() {
		try {
			this.identity.check();
		}
		catch (EngineException ex) {
			return String.valueOf(ex.getMessage());
		}
		return "Serving as " + this.nodes.self() + "; " + nodes(this.nodes.all()) + "; " + engine();
	}

	static String nodes(List<Node> nodes) {
		String count = (nodes.size() == 1) ? "1 node" : nodes.size() + " nodes";
		return count + without(nodes, NodeState.LOST, "lost")
				+ without(nodes, NodeState.ENGINE_DOWN, "without a Docker engine");
	}

	private static String without(List<Node> nodes, NodeState state, String what) {
		List<Node> some = nodes.stream().filter((node) -> node.state() == state).toList();
		if (some.isEmpty()) {
			return "";
		}
		String names = some.stream().limit(NAMED).map((node) -> node.name().value()).collect(Collectors.joining(", "));
		return ", " + some.size() + " " + what + " (" + names + ((some.size() > NAMED) ? ", …" : "") + ")";
	}

	private String engine() {
		EngineInfo info = this.engine.info();
		if (!this.engine.isUp()) {
			return "this host's Docker engine does not answer";
		}
		return "Docker " + ((info != null) ? info.version() + " " : "") + "answers";
	}

}
