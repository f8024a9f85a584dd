package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.cluster.Engines;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import org.jspecify.annotations.Nullable;

/**
 * The cluster, seen as one engine. Every front end translates onto it.
 * <p>
 * What names a container or an exec goes to its owner; what is meant for a node, to that
 * node; anything else to this host's own engine.
 */
public final class ClusterEngine implements Engine {

	private final Admission admission;

	private final Nodes nodes;

	private final Engines engines;

	private final Resolver resolver;

	private final NameClaims names;

	private final ExecLocator execs;

	private final FanOut fanOut;

	ClusterEngine(Admission admission, Nodes nodes, Engines engines, Resolver resolver, NameClaims names,
			ExecLocator execs, FanOut fanOut) {
		this.admission = admission;
		this.nodes = nodes;
		this.engines = engines;
		this.resolver = resolver;
		this.names = names;
		this.execs = execs;
		this.fanOut = fanOut;
	}

	@Override
	public EngineResponse execute(EngineRequest request) {
		this.admission.admit(request);
		if (request.path().isContainerOperation()) {
			return switch (request.path().containerOperation()) {
				case "rename" -> this.names.guardRename(request, this::onOwner);
				case "exec" -> this.execs.remember(onOwner(request));
				default -> onOwner(request);
			};
		}
		if (request.path().isExecOperation()) {
			return on(this.execs.locate(request), request);
		}
		NodeName node = request.node();
		return on((node != null) ? node : this.nodes.self(), request);
	}

	/**
	 * Ask every registered node the same.
	 * @param request what is asked; its deadline is that of all
	 * @return each node's answer, or why there is none; by node
	 */
	public List<NodeAnswer> executeOnAll(EngineRequest request) {
		this.admission.admit(request);
		return this.fanOut.ask(this.nodes.all().stream().filter((node) -> node.registered()).toList(), request);
	}

	/**
	 * Ask some nodes the same.
	 * @param nodes the nodes
	 * @param request what is asked; its deadline is that of all
	 * @return their answers, in the order of the nodes
	 */
	public List<NodeAnswer> executeOn(List<NodeName> nodes, EngineRequest request) {
		this.admission.admit(request);
		return this.fanOut.askNames(nodes, request);
	}

	private EngineResponse onOwner(EngineRequest request) {
		Located hint = this.resolver.look(request.path().containerReference(), request);
		if (hint == null || (!hint.isCertain() && isSentOnce(request) && !isThere(hint, request))) {
			return onFound(request, null);
		}
		EngineResponse response = on(hint.node(), hint.rewrite(request));
		if (response.status() != 404 || hint.isCertain()) {
			return response;
		}
		// the map may be stale: the daemons decide
		NoSuchContainer answer = NoSuchContainer.of(response);
		return answer.isThat() ? onFound(request, answer) : answer.response();
	}

	/** What is uploaded cannot be sent to a second node, should the first not have it. */
	private static boolean isSentOnce(EngineRequest request) {
		return request.streaming() != null && request.streaming().upload() != null;
	}

	private boolean isThere(Located hint, EngineRequest request) {
		EngineRequest question = EngineRequest.of("GET", DockerPath.of("containers", hint.reference(), "json"),
				request.origin(), request.deadline());
		try (EngineResponse answer = on(hint.node(), question)) {
			return answer.status() != 404;
		}
	}

	/** Ask all nodes who has it, and go there. */
	private EngineResponse onFound(EngineRequest request, @Nullable NoSuchContainer answer) {
		Located found = this.resolver.askAll(request.path().containerReference(), request);
		if (found == null) {
			if (answer != null) {
				return answer.response();
			}
			throw Resolver.noSuchContainer(request.path().containerReference());
		}
		return on(found.node(), found.rewrite(request));
	}

	private EngineResponse on(NodeName node, EngineRequest request) {
		return this.engines.of(node).execute(request.withNode(node));
	}

}
