package com.deblox.dockermod.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a node and its daemon are there.
 */
public enum NodeState {

	/** The process is there, and its daemon answers. */
	@JsonProperty("up")
	UP,

	/** The process is there, its daemon does not answer. */
	@JsonProperty("engine-down")
	ENGINE_DOWN,

	/** It was a member, and left. */
	@JsonProperty("lost")
	LOST

}
