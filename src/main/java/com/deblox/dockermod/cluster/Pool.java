package com.deblox.dockermod.cluster;

import com.deblox.dockermod.engine.NodeName;

/**
 * Which nodes take part, as people decide.
 */
public final class Pool {

	private final PoolWords words;

	private final Nodes nodes;

	private final LostNodes lostNodes;

	Pool(PoolWords words, Nodes nodes, LostNodes lostNodes) {
		this.words = words;
		this.nodes = nodes;
		this.lostNodes = lostNodes;
	}

	/**
	 * Put a node (back) into the pool.
	 * @param hostname the node's name
	 * @throws com.deblox.dockermod.engine.EngineException if there is no such node
	 */
	public void register(String hostname) {
		NodeName name = this.nodes.get(hostname).name();
		this.words.register(name, true);
	}

	/**
	 * Take a node out of the pool: no new containers, absent from cluster-wide answers.
	 * What it runs keeps running. A lost node is forgotten.
	 * @param hostname the node's name
	 * @throws com.deblox.dockermod.engine.EngineException if there is no such node
	 */
	public void unregister(String hostname) {
		Node node = this.nodes.get(hostname);
		if (node.isLost()) {
			this.lostNodes.forget(node.name());
		}
		else {
			this.words.register(node.name(), false);
		}
	}

	/**
	 * Let a node take no new containers. What it runs keeps running. A lost node is
	 * draining when it comes back.
	 * @param hostname the node's name
	 * @throws com.deblox.dockermod.engine.EngineException if there is no such node
	 */
	public void drain(String hostname) {
		this.words.drain(this.nodes.get(hostname).name(), true);
	}

	/**
	 * Let a node take new containers again. Starts none.
	 * @param hostname the node's name
	 * @throws com.deblox.dockermod.engine.EngineException if there is no such node
	 */
	public void undrain(String hostname) {
		this.words.drain(this.nodes.get(hostname).name(), false);
	}

}
