package com.deblox.dockermod.routing;

import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;

/**
 * What the nodes said when they were asked for a container.
 *
 * @param matches the containers that answer to the reference
 * @param unasked the nodes that could not be asked, and why
 * @param isAmbiguousOnANode whether one daemon alone has several
 */
record Findings(List<Match> matches, Map<NodeName, String> unasked, boolean isAmbiguousOnANode) {

	/**
	 * Docker's order: the whole id, then the exact name, then the beginning of the id.
	 */
	List<Match> best() {
		for (Kind kind : Kind.values()) {
			List<Match> ofKind = this.matches.stream().filter((match) -> match.kind() == kind).toList();
			if (!ofKind.isEmpty()) {
				return ofKind;
			}
		}
		return List.of();
	}

	/**
	 * Whether several containers could be meant. A daemon that has several knows them by
	 * the beginning of their id only, which a whole id or a name elsewhere outdoes.
	 */
	boolean isAmbiguous() {
		List<Match> best = best();
		boolean outdone = best.size() == 1 && best.getFirst().kind() != Kind.PREFIX;
		return best.size() > 1 || (this.isAmbiguousOnANode && !outdone);
	}

	List<Match> on(NodeName node) {
		return this.matches.stream().filter((match) -> match.node().equals(node)).toList();
	}

	/** How a container answers to a reference, the strongest first. */
	enum Kind {

		ID, NAME, PREFIX

	}

	/**
	 * A container that answers to the reference.
	 *
	 * @param node who has it
	 * @param id its full id
	 * @param name its name, without the slash
	 * @param kind how it answers to it
	 */
	record Match(NodeName node, String id, String name, Kind kind) {

		private static final int SHORT_ID = 12;

		static Match of(NodeName node, String id, String slashName, String reference) {
			String name = slashName.startsWith("/") ? slashName.substring(1) : slashName;
			Kind kind = id.equals(reference) ? Kind.ID : (name.equals(reference) ? Kind.NAME : Kind.PREFIX);
			return new Match(node, id, name, kind);
		}

		String describe() {
			return this.node + "/" + this.name + " (" + this.id.substring(0, Math.min(SHORT_ID, this.id.length()))
					+ ")";
		}

	}

}
