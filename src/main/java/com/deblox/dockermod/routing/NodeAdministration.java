package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.Pool;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.security.Rights;

/**
 * Which nodes take part, as callers who may say so decide. Each word is seen by every
 * node at once, and holds until the next.
 */
public final class NodeAdministration {

	private final Pool pool;

	private final Rights rights;

	NodeAdministration(Pool pool, Rights rights) {
		this.pool = pool;
		this.rights = rights;
	}

	/**
	 * Put a node (back) into the pool.
	 * @param node the node's name, in whatever words
	 * @param origin who asks
	 */
	public void register(String node, Origin origin) {
		this.rights.checkAdministration(origin, "register a node");
		this.pool.register(node);
	}

	/**
	 * Take a node out of the pool: no new containers, absent from cluster-wide answers.
	 * @param node the node's name, in whatever words
	 * @param origin who asks
	 */
	public void unregister(String node, Origin origin) {
		this.rights.checkAdministration(origin, "unregister a node");
		this.pool.unregister(node);
	}

	/**
	 * Let a node take no new containers.
	 * @param node the node's name, in whatever words
	 * @param origin who asks
	 */
	public void drain(String node, Origin origin) {
		this.rights.checkAdministration(origin, "drain a node");
		this.pool.drain(node);
	}

	/**
	 * Let a node take new containers again; starts none.
	 * @param node the node's name, in whatever words
	 * @param origin who asks
	 */
	public void undrain(String node, Origin origin) {
		this.rights.checkAdministration(origin, "undrain a node");
		this.pool.undrain(node);
	}

}
