package com.deblox.dockermod.engine;

/**
 * Has the calls that an engine gets recorded as steps of their requests' traces.
 */
@FunctionalInterface
public interface EngineTracing {

	/** Nobody wants to know: the engines stay what they are, and cost what they did. */
	EngineTracing NONE = (role, node, engine) -> engine;

	/**
	 * An engine whose calls are recorded.
	 * @param role what it is to this node
	 * @param node whose engine it is
	 * @param engine the engine
	 * @return one that does the same
	 */
	Engine trace(Role role, NodeName node, Engine engine);

	/**
	 * What an engine is to the node that calls it.
	 */
	enum Role {

		/** The daemon of this host. */
		DAEMON,

		/** A peer, which this node asks. */
		PEER,

		/** This node, asked by a peer. */
		SERVED

	}

}
