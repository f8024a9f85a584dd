package com.deblox.dockermod.cluster;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a node and its daemon are there.
 */
public enum NodeState {

	/** The process is there, and its daemon answers. */
	UP("up"),

	/** The process is there, its daemon does not answer. */
	ENGINE_DOWN("engine-down"),

	/** It was a member, and left. */
	LOST("lost");

	private final String word;

	NodeState(String word) {
		this.word = word;
	}

	/**
	 * As callers are told of it.
	 * @return the word for it
	 */
	@JsonValue
	public String word() {
		return this.word;
	}

}
