package com.deblox.dockermod.routing;

/**
 * When a create's image is pulled first.
 */
public enum PullPolicy {

	/** If the node does not have it. */
	MISSING,

	/** Not at all. */
	NEVER,

	/** In any case. */
	ALWAYS

}
