package com.deblox.dockermod.routing;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.deblox.dockermod.cluster.Node;
import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.Situation;
import com.deblox.dockermod.ownership.ContainerEntry;
import com.deblox.dockermod.ownership.ContainerIndex;
import com.hazelcast.map.IMap;

/**
 * Keeps names unique for what is made through the cluster. A claim is atomic and ends by
 * itself; what holds a name for good is the container that has it.
 */
final class NameClaims {

	/**
	 * How long the claim outlives the making: until every node's index has the container.
	 */
	private static final long SETTLING_SECONDS = 10;

	/** Docker's own words. */
	private static final String REMEDY = ". You have to remove (or rename) that container to be able to reuse that name.";

	private final IMap<String, NameClaim> claims;

	private final long secondsToMake;

	private final ContainerIndex index;

	private final Nodes nodes;

	private final NameHolders holders;

	NameClaims(IMap<String, NameClaim> claims, RoutingProperties properties, ContainerIndex index, Nodes nodes,
			NameHolders holders) {
		this.claims = claims;
		this.secondsToMake = properties.taskTimeout().plus(properties.newContainerTimeout()).toSeconds() * 2 + 1;
		this.index = index;
		this.nodes = nodes;
		this.holders = holders;
	}

	/**
	 * Take a name.
	 * @param name the name
	 * @param node where the container shall be made
	 * @param origin who asks
	 * @throws EngineException if a container has it, or will have it in a moment
	 */
	void claim(String name, NodeName node, Origin origin) {
		NameClaim mine = new NameClaim(node, "", origin.id().value());
		NameClaim held = this.claims.putIfAbsent(name, mine, this.secondsToMake, TimeUnit.SECONDS);
		while (held != null) {
			if (!held.isMade()) {
				throw taken(name, "container (being made) on " + held.node() + REMEDY);
			}
			if (this.holders.has(held.node(), held.reference(), name, origin)) {
				throw inUse(name, held.reference(), held.node());
			}
			this.claims.remove(name, held);
			held = this.claims.putIfAbsent(name, mine, this.secondsToMake, TimeUnit.SECONDS);
		}
		try {
			checkIndex(name, origin);
		}
		catch (RuntimeException ex) {
			release(name, node, origin);
			throw ex;
		}
	}

	/**
	 * The container is made: it holds the name from now on.
	 * @param name the name
	 * @param node where
	 * @param reference what its daemon knows it by
	 * @param origin who asked
	 */
	void made(String name, NodeName node, String reference, Origin origin) {
		this.claims.set(name, new NameClaim(node, reference, origin.id().value()), SETTLING_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * The container is certainly not made. A claim that ran out meanwhile, and is
	 * somebody else's now, stays.
	 * @param name the name
	 * @param node where it was to be made
	 * @param origin who asked
	 */
	void release(String name, NodeName node, Origin origin) {
		this.claims.remove(name, new NameClaim(node, "", origin.id().value()));
	}

	/**
	 * Claim a rename's new name while it is carried out.
	 * @param request a rename
	 * @param next carries it out
	 * @return its answer
	 */
	EngineResponse guardRename(EngineRequest request, Function<EngineRequest, EngineResponse> next) {
		String name = request.path().parameter("name");
		if (name == null) {
			return next.apply(request);
		}
		claim(name, this.nodes.self(), request.origin());
		try {
			EngineResponse response = next.apply(request);
			if (response.isError()) {
				release(name, this.nodes.self(), request.origin());
			}
			else {
				made(name, response.node(), name, request.origin());
			}
			return response;
		}
		catch (EngineException ex) {
			if (!ex.situation().mayHaveHappened()) {
				release(name, this.nodes.self(), request.origin());
			}
			throw ex;
		}
	}

	/** The index is a hint here too: a daemon that answers has the last word. */
	private void checkIndex(String name, Origin origin) {
		for (ContainerEntry holder : this.index.byName(name)) {
			if (this.holders.has(holder.node(), holder.id(), name, origin)) {
				throw inUse(name, holder.id(), holder.node());
			}
		}
	}

	private EngineException inUse(String name, String container, NodeName node) {
		Node holder = this.nodes.find(node);
		String remedy = (holder != null && holder.isLost())
				? ", lost since " + holder.since() + ". Unregistering " + node + " frees the name." : REMEDY;
		return taken(name, "container \"" + container + "\" on " + node + remedy);
	}

	private static EngineException taken(String name, String by) {
		return new EngineException(Situation.CONFLICT, null,
				"Conflict. The container name \"/" + name + "\" is already in use by " + by);
	}

}
