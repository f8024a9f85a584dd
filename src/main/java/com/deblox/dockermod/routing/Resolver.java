package com.deblox.dockermod.routing;

import java.util.List;
import java.util.stream.Collectors;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.ownership.ContainerEntry;
import com.deblox.dockermod.ownership.ContainerIndex;
import org.jspecify.annotations.Nullable;

/**
 * Finds the node of a container by what people call it: its id, its name, the beginning
 * of its id, or {@code node/} and one of these. First in the index, which is a hint; then
 * by asking, which is the truth.
 */
final class Resolver {

	/** A prefix that fits more than this is ambiguous enough. */
	private static final int FEW = 10;

	private final Nodes nodes;

	private final ContainerIndex index;

	private final Inquiry inquiry;

	Resolver(Nodes nodes, ContainerIndex index, Inquiry inquiry) {
		this.nodes = nodes;
		this.index = index;
		this.inquiry = inquiry;
	}

	/**
	 * Look into the index.
	 * @param reference what the container is called
	 * @param request on whose behalf
	 * @return where it should be, or {@code null} if only asking can tell
	 * @throws EngineException if its node is lost
	 */
	@Nullable Located look(String reference, EngineRequest request) {
		Reference named = Reference.parse(reference, this.nodes);
		if (named.node() != null) {
			return new Located(named.node(), named.rest(), true);
		}
		List<ContainerEntry> matches = matches(named.rest());
		if (matches.size() != 1) {
			return null;
		}
		NodeName node = matches.getFirst().node();
		Node owner = this.nodes.find(node);
		if (owner == null) {
			return null;
		}
		if (owner.isLost()) {
			throw lost(reference, owner);
		}
		return new Located(node, named.rest(), false);
	}

	/**
	 * Ask every known node.
	 * @param reference what the container is called
	 * @param request on whose behalf
	 * @return where it is, or {@code null} if every known node says that it has none
	 * @throws EngineException if several have one, or if a node could not be asked
	 */
	@Nullable Located askAll(String reference, EngineRequest request) {
		String rest = Reference.parse(reference, this.nodes).rest();
		Findings findings = this.inquiry.whoHas(rest, request);
		List<Findings.Match> best = findings.best();
		if (findings.isAmbiguous()) {
			throw ambiguous(reference, best);
		}
		if (best.size() == 1) {
			return new Located(best.getFirst().node(), best.getFirst().id(), true);
		}
		if (!findings.unasked().isEmpty()) {
			throw notAllAsked(reference, findings);
		}
		return null;
	}

	static EngineException noSuchContainer(String reference) {
		return new EngineException(Situation.NOT_FOUND, null, "No such container: " + reference);
	}

	private List<ContainerEntry> matches(String reference) {
		ContainerEntry exact = this.index.byId(reference);
		if (exact != null) {
			return List.of(exact);
		}
		List<ContainerEntry> named = this.index.byName(reference);
		return named.isEmpty() ? this.index.byPrefix(reference, FEW) : named;
	}

	private static EngineException lost(String reference, Node owner) {
		return new EngineException(Situation.NODE_LOST, owner.name(),
				"Container " + reference + " is on " + owner.name() + ", lost since " + owner.since()
						+ (owner.leaving() ? ", when it was stopped" : "")
						+ ". It is served again when that node is back; unregister the node to forget it");
	}

	private static EngineException ambiguous(String reference, List<Findings.Match> matches) {
		String list = matches.stream().map(Findings.Match::describe).collect(Collectors.joining(", "));
		return new EngineException(Situation.CONFLICT, null, "Several containers match " + reference
				+ (list.isEmpty() ? "" : ": " + list) + ". Use the whole id, or node/name");
	}

	private static EngineException notAllAsked(String reference, Findings findings) {
		return new EngineException(Situation.NOT_ALL_ASKED, findings.unasked().keySet().iterator().next(),
				"No such container on the nodes that answered: " + reference + ". Not asked, and may have it: "
						+ String.join("; ", findings.unasked().values()));
	}

}
