package com.deblox.dockermod.ownership;

import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;

/**
 * What the cluster knows of a container: where to look for it. Never its environment or
 * command, which hold secrets.
 *
 * @param id the full id
 * @param node the node that owns it
 * @param names its names, without the leading slash
 * @param image the image as it was asked for
 * @param state Docker's word for its state
 * @param labels the labels that matter
 * @param created when it was created, in seconds since 1970
 */
public record ContainerEntry(String id, NodeName node, List<String> names, String image, String state,
		Map<String, String> labels, long created) {

	private static final int SHORT_ID = 12;

	public boolean isRunning() {
		return this.state.equals("running");
	}

	/**
	 * As people are told of it.
	 * @return {@code node/name (short id)}
	 */
	public String describe() {
		String name = this.names.isEmpty() ? "" : this.names.getFirst();
		return this.node + "/" + name + " (" + shortId() + ")";
	}

	private String shortId() {
		return this.id.substring(0, Math.min(SHORT_ID, this.id.length()));
	}

}
