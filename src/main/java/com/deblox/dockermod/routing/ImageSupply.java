package com.deblox.dockermod.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the nodes have the image of one order: each is asked, and pulls, at
 * most once.
 */
final class ImageSupply {

	private final ContainerOrder order;

	private final String image;

	private final FanOut fanOut;

	private final OperationDeadlines deadlines;

	private final PullAnswer pulls;

	private final Map<NodeName, CompletableFuture<@Nullable NodeAnswer>> supplied = new ConcurrentHashMap<>();

	private final Map<NodeName, Boolean> holders = new HashMap<>();

	ImageSupply(ContainerOrder order, FanOut fanOut, OperationDeadlines deadlines, PullAnswer pulls) {
		this.order = order;
		this.image = order.spec().path("Image").asString("");
		this.fanOut = fanOut;
		this.deadlines = deadlines;
		this.pulls = pulls;
	}

	/**
	 * Wait until a node has the image.
	 * @param node the node
	 * @return why it does not get it, or {@code null} if it has it or is not to be asked
	 */
	@Nullable NodeAnswer ensure(NodeName node) {
		if (this.order.pull() == PullPolicy.NEVER || this.image.isEmpty()) {
			return null;
		}
		CompletableFuture<@Nullable NodeAnswer> mine = new CompletableFuture<>();
		CompletableFuture<@Nullable NodeAnswer> first = this.supplied.putIfAbsent(node, mine);
		if (first == null) {
			try {
				mine.complete(supply(node));
			}
			catch (RuntimeException ex) {
				mine.completeExceptionally(ex);
			}
			first = mine;
		}
		try {
			return first.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/**
	 * The nodes that have the image; each is asked once for the whole order.
	 * @param nodes those that count
	 * @return those of them that have it
	 */
	synchronized List<NodeName> holders(List<NodeName> nodes) {
		List<NodeName> unasked = nodes.stream().filter((node) -> !this.holders.containsKey(node)).toList();
		for (NodeAnswer answer : this.fanOut.askNames(unasked, inspect())) {
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
	 * @return whether the daemon said so
	 */
	static boolean isMissing(NodeAnswer answer) {
		return answer instanceof NodeAnswer.Answered answered && answered.status() == 404
				&& DaemonMessage.of(answered).toLowerCase(Locale.ROOT).startsWith("no such image");
	}

	private EngineRequest inspect() {
		return EngineRequest.of("GET", DockerPath.of("images", this.image, "json"), this.order.origin(),
				this.deadlines.quick());
	}

	private @Nullable NodeAnswer supply(NodeName node) {
		if (this.order.pull() == PullPolicy.MISSING) {
			NodeAnswer found = this.fanOut.askOne(node, inspect());
			if (found.status() != 404) {
				return found.isError() ? found : null;
			}
		}
		return this.pulls.failureOf(this.fanOut.askOne(node, pull()));
	}

	private EngineRequest pull() {
		ImageReference reference = ImageReference.parse(this.image);
		EngineRequest pull = EngineRequest.of("POST",
				DockerPath.of("images", "create").with("fromImage", reference.name()).with("tag", reference.tag()),
				this.order.origin(), this.deadlines.pull());
		String credentials = this.order.registryAuth();
		return (credentials != null) ? pull.withHeaders(Map.of(EngineRequest.REGISTRY_AUTH, credentials)) : pull;
	}

}
