package com.deblox.dockermod.actions;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.http.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which node an action is meant for.
 */
final class Targets {

	private final Cluster cluster;

	Targets(Cluster cluster) {
		this.cluster = cluster;
	}

	/**
	 * The node of {@code dockerInstance}.
	 * @param request what is asked
	 * @return the node, or {@code null} if none is named
	 */
	@Nullable NodeName named(ActionRequest request) {
		String name = request.text("dockerInstance");
		return (name != null) ? find(name) : null;
	}

	NodeName find(String name) {
		return this.cluster.find(name);
	}

	NodeName namedOrSelf(ActionRequest request) {
		NodeName named = named(request);
		return (named != null) ? named : this.cluster.self();
	}

	/**
	 * Whether all nodes are meant.
	 * @param request what is asked
	 * @return whether {@code all} is there
	 */
	boolean all(ActionRequest request) {
		boolean all = request.flag("all");
		if (all && request.text("dockerInstance") != null) {
			throw Refused.badRequest("The fields \"all\" and \"dockerInstance\" exclude each other: \"all\" asks every "
					+ "node, \"dockerInstance\" one");
		}
		return all;
	}

}
