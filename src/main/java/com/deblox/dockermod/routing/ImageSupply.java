package com.deblox.dockermod.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the nodes have the image of one order: each is asked, pulls, and is
 * brought a copy, at most once.
 */
final class ImageSupply {

	/** So many nodes that have the image are tried as sources of one copy. */
	private static final int SOURCES = 2;

	private final ContainerOrder order;

	private final String image;

	private final ImageSources sources;

	private final OnceEach<NodeName, NodeAnswer> supplied = new OnceEach<>();

	private final OnceEach<NodeName, NodeAnswer> brought = new OnceEach<>();

	private final Set<NodeAnswer> unpulled = ConcurrentHashMap.newKeySet();

	private final Map<NodeName, Boolean> holders = new HashMap<>();

	ImageSupply(ContainerOrder order, ImageSources sources) {
		this.order = order;
		this.image = order.spec().path("Image").asString("");
		this.sources = sources;
	}

	/**
	 * Wait until a node has the image.
	 * @param node the node
	 * @return why it does not get it, or {@code null} if it has it or is not to be asked
	 */
	@Nullable NodeAnswer ensure(NodeName node) {
		return (this.order.pull() == PullPolicy.NEVER || this.image.isEmpty()) ? null
				: this.supplied.get(node, () -> supply(node));
	}

	/**
	 * The nodes that have the image; each is asked once for the whole order.
	 * @param nodes those that count
	 * @return those of them that have it
	 */
	synchronized List<NodeName> holders(List<NodeName> nodes) {
		List<NodeName> unasked = nodes.stream().filter((node) -> !this.holders.containsKey(node)).toList();
		for (NodeAnswer answer : this.sources.fanOut().askNames(unasked, inspect())) {
			NodeName node = answer.node();
			if (node != null) {
				this.holders.put(node, !answer.isError());
			}
		}
		return nodes.stream().filter((node) -> this.holders.getOrDefault(node, false)).toList();
	}

	/**
	 * Whether a create failed for want of the image: it certainly did not happen.
	 * @param answer what became of the create
	 * @return whether its node lacks the image, and no registry gave it
	 */
	boolean isMissing(NodeAnswer answer) {
		return answer instanceof NodeAnswer.Answered answered
				&& (this.unpulled.contains(answered) || (answered.status() == 404
						&& DaemonMessage.of(answered).toLowerCase(Locale.ROOT).startsWith("no such image")));
	}

	/**
	 * Bring a node the image from another that has it.
	 * @param node the node that lacks it
	 * @param missing how that was said
	 * @return why it is not there, the same words where nobody has it; or {@code null} if
	 * it is there
	 */
	@Nullable NodeAnswer bring(NodeName node, NodeAnswer missing) {
		// a digest's name is a registry's to give: no copy carries it
		return this.image.contains("@") ? missing : this.brought.get(node, () -> {
			EngineException failure = null;
			List<NodeName> others = this.sources.nodes().up().stream().filter((other) -> !other.equals(node)).toList();
			for (NodeName source : holders(others).stream().limit(SOURCES).toList()) {
				failure = this.sources.copies().copy(this.image, source, node, this.order.origin());
				if (failure == null) {
					this.supplied.forget(node);
					return null;
				}
			}
			return (failure != null) ? new NodeAnswer.Failed(node, failure) : missing;
		});
	}

	private EngineRequest inspect() {
		return EngineRequest.of("GET", DockerPath.of("images", this.image, "json"), this.order.origin(),
				this.sources.deadlines().quick());
	}

	private @Nullable NodeAnswer supply(NodeName node) {
		if (this.order.pull() == PullPolicy.MISSING) {
			NodeAnswer found = this.sources.fanOut().askOne(node, inspect());
			if (found.status() != 404) {
				return found.isError() ? found : null;
			}
		}
		NodeAnswer failure = this.sources.pulls().failureOf(this.sources.fanOut().askOne(node, pull()));
		if (failure != null && this.order.pull() == PullPolicy.MISSING) {
			this.unpulled.add(failure);
		}
		return failure;
	}

	private EngineRequest pull() {
		ImageReference reference = ImageReference.parse(this.image);
		EngineRequest pull = EngineRequest.of("POST",
				DockerPath.of("images", "create").with("fromImage", reference.name()).with("tag", reference.tag()),
				this.order.origin(), this.sources.deadlines().pull());
		String credentials = this.order.registryAuth();
		return (credentials != null) ? pull.withHeader(EngineRequest.REGISTRY_AUTH, credentials) : pull;
	}

}
