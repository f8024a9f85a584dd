package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * What somebody calls a container.
 *
 * @param node the node before the slash, or {@code null} if none is named
 * @param rest the id, name or beginning of an id
 */
record Reference(@Nullable NodeName node, String rest) {

	static Reference parse(String text, Nodes nodes) {
		String reference = text.startsWith("/") ? text.substring(1) : text;
		int slash = reference.indexOf('/');
		if (slash > 0 && slash < reference.length() - 1) {
			return new Reference(nodes.get(reference.substring(0, slash)).name(), reference.substring(slash + 1));
		}
		return new Reference(null, reference);
	}

}
